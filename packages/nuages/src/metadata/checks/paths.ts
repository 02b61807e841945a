import { suggest } from '../../errors/index.js';
import { lookups, transforms } from '../../expressions/index.js';
import type { ValueType } from '../../ir/index.js';
import { invalid } from '../model-error.js';
import type { ColumnMeta, ModelMeta } from '../model-meta.js';
import { pathsIn, type PathUse } from './paths-in.js';

/** Whose paths are looked at. */
export interface Where {
  readonly meta: ModelMeta;
  /** for messages: "its ordering" */
  readonly what: string;
  /** own: columns of the model alone; related: also through relations */
  readonly reach: 'own' | 'related';
}

/** Every path in an expression, a Q or an object of lookups leads somewhere. */
export function checkPaths(where: Where, part: unknown): void {
  for (const use of pathsIn(part)) checkPath(where, use);
}

/**
 * `author__createdAt__year`: relations, then a field, then transforms, and in a condition a lookup.
 * @returns the column; null where the path ends with a relation
 */
export function checkPath(where: Where, use: PathUse): ColumnMeta | null {
  const [first = '', ...others] = use.path.split('__');
  if (where.reach === 'own') return checkOwn(where, use, first, others);
  let [model, name, rest]: [ModelMeta, string | undefined, string[]] = [where.meta, first, others];
  let related = false;
  for (let next = model.relations.get(name); next; next = name === undefined ? undefined : model.relations.get(name)) {
    [model, related, [name, ...rest]] = [next.target, true, rest];
  }
  if (name === undefined) return null;
  const column = name === 'pk' ? model.primaryKey[0] : model.columnByName.get(name);
  if (column) return checkSteps(where, use, column, rest);
  if (related && use.lookup && rest.length === 0 && Object.hasOwn(lookups.number, name)) return null;
  throw unknown(where, use, model, name);
}

/** a column of its table, or a foreign key, which stands for its column */
function checkOwn(where: Where, use: PathUse, name: string, rest: readonly string[]): ColumnMeta {
  const { meta } = where;
  const relation = meta.relations.get(name);
  const column =
    name === 'pk' ? meta.primaryKey[0] : (meta.columnByName.get(name) ?? (relation?.steps[0]!.forward ? relation.key : undefined));
  const beyond = relation && rest.length > 0 && !Object.hasOwn(lookups.number, rest[0]!);
  if (column && !beyond && meta.ownColumns.includes(column)) return checkSteps(where, use, column, rest);
  if (relation ?? column) throw fault(where, use, 'it can name columns of its own table only', '');
  throw unknown(where, use, meta, name);
}

function checkSteps(where: Where, use: PathUse, column: ColumnMeta, names: readonly string[]): ColumnMeta {
  let type: ValueType = column.type;
  for (const [i, name] of names.entries()) {
    // a document has whatever keys it has
    if (type.kind === 'json') return column;
    const next = stepInto(type, name);
    const isLookup = use.lookup && i === names.length - 1 && hasLookup(type, name);
    if (next) type = next;
    else if (!isLookup) throw fault(where, use, `${column.name} has no ${use.lookup ? 'lookup' : 'transform'} "${name}"`, '');
  }
  return column;
}

/** what a transform gives, or an element of a list */
function stepInto({ kind, item, lookups: own }: ValueType, name: string): ValueType | undefined {
  if (kind === 'array' && /^\d+$/.test(name)) return item;
  const mine = own && Object.hasOwn(own, name) ? (own[name] as { readonly gives?: ValueType }).gives : undefined;
  const shared = transforms[kind];
  return mine ?? (shared && Object.hasOwn(shared, name) ? shared[name]!.gives : undefined);
}
const hasLookup = ({ kind, lookups: own }: ValueType, name: string): boolean =>
  (own !== undefined && Object.hasOwn(own, name)) || Object.hasOwn(lookups[kind], name);

const unknown = (where: Where, use: PathUse, model: ModelMeta, name: string) =>
  fault(
    where,
    use,
    `${model.name} has no field "${name}"`,
    suggest(name, model.name, [...model.columnByName.keys(), ...model.relations.keys()]),
  );
const fault = ({ meta, what }: Where, { path }: PathUse, why: string, fix: string) =>
  invalid(meta.name, null, `names "${path}" in ${what}: ${why}`, fix);
