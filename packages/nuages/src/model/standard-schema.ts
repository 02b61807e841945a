import {
  type ColumnMeta,
  isA,
  linkAt,
  type ModelDefinition,
  type ModelMeta,
  META,
  problemsOf,
  type RelationMeta,
} from '../metadata/index.js';
import type { StandardIssue, StandardResult, StandardSchemaV1 } from '../types/standard-schema.js';
import { unregistered } from './unregistered.js';

/**
 * What create() takes, or with `partial` a part of it, as a Standard Schema: form libraries and routers know how to ask it.
 * It changes no value. Can be had before register(), and used after it.
 */
export function inputSchema(definition: ModelDefinition, partial: boolean): StandardSchemaV1 {
  const validate = (value: unknown): StandardResult<unknown> => {
    const { meta } = definition;
    if (!meta.ready) throw unregistered(definition);
    const issues = issuesOf(meta, value, partial);
    return issues.length > 0 ? { issues } : { value };
  };
  return Object.freeze({ '~standard': Object.freeze({ version: 1, vendor: 'nuages', validate }) });
}

function issuesOf(meta: ModelMeta, value: unknown, partial: boolean): StandardIssue[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ message: `takes an object with the fields of a ${meta.name}`, path: [] }];
  const issues: StandardIssue[] = [];
  const given = new Set<ColumnMeta>();
  for (const [name, item] of Object.entries(value)) {
    const column = writable(meta, name);
    if (!column) issues.push({ message: `is no field of ${meta.name} that can be given`, path: [name] });
    else if (given.has(column)) issues.push({ message: `is given twice, as ${column.field} and as ${column.name}`, path: [name] });
    else {
      given.add(column);
      const relation = name === column.name ? undefined : meta.relations.get(name);
      for (const message of relation ? keyProblems(relation, column, item) : problemsOf(column, item))
        issues.push({ message, path: [name] });
    }
  }
  const missing = partial ? [] : meta.columns.filter((column) => isRequired(column) && !given.has(column));
  return [...issues, ...missing.map((column) => ({ message: 'is required', path: [column.field] }))];
}

function writable(meta: ModelMeta, name: string): ColumnMeta | undefined {
  const column = meta.columnByName.get(name) ?? (meta.relations.get(name)?.steps[0]!.forward ? meta.relations.get(name)!.key : null);
  return column && !column.options.generated ? column : undefined;
}

const isRequired = (column: ColumnMeta): boolean => !linkAt(column) && isNeeded(column.options);
const isNeeded = (options: ColumnMeta['options']): boolean =>
  !options.null &&
  options.default === undefined &&
  options.dbDefault === undefined &&
  !options.autoNow &&
  !options.autoNowAdd &&
  !options.identity &&
  !options.generated;

/** an instance of the target stands for its key */
function keyProblems({ target, steps }: RelationMeta, column: ColumnMeta, value: unknown): string[] {
  if (typeof value !== 'object' || value === null || !(META in value)) return problemsOf(column, value);
  const own = value[META] as ModelMeta;
  if (!isA(own, target)) return [`takes a ${target.name} or its key, not a ${own.name}`];
  const key = (value as Record<string, unknown>)[steps[0]!.on[0]![1].name];
  return key === undefined || key === null ? [`takes a saved ${target.name}: this one has no key`] : [];
}
