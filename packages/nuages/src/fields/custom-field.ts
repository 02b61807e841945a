import { ModelError } from '../errors/index.js';
import { type Lookup, type OwnLookup, ownLookup, type OwnTransform, ownTransform, type Transform } from '../expressions/index.js';
import type { Cell, CellName, ColumnType, Kind, ValueType } from '../ir/index.js';
import { columnFaults } from './column-faults.js';
import { columnOptions, columnRules } from './column-options.js';
import { type Check, type ColumnField, FIELD } from './field.js';
import type { OptionRules } from './option-rules.js';
import { readOptions } from './read-options.js';

/** What a kind of field is. Its values may be of any type, so that `encode` and `decode` are each other's inverse. */
export interface FieldDefinition {
  /** whose lookups it takes */
  readonly kind: Kind;
  /** the column's type: its SQL, for all databases or by database; the built-in ones name theirs */
  readonly type: string | Readonly<Record<string, string>> | ColumnType;
  /** the form in which values cross the driver; 'text' unless given */
  readonly cell?: CellName | Cell;
  /** value -> cell; throws a TypeError whose message completes "Post.title takes ..." */
  readonly encode: (value: never) => unknown;
  /** cell -> value; absent where they are the same */
  readonly decode?: (cell: never) => unknown;
  /** of your own: `{ sql: 'ST_DWithin({0}, {1}, 100)' }`, or one that the dialects know */
  readonly lookups?: Readonly<Record<string, Lookup | OwnLookup>>;
  readonly transforms?: Readonly<Record<string, Transform | OwnTransform>>;
  /** of the elements, where the values are lists */
  readonly item?: ValueType;
  /** the fields that it counts as where several make one value, its own first; any of its kind unless given */
  readonly lineage?: readonly string[];
  /** operator class of an index by its method (`using`); `like`: of the second index that serves patterns */
  readonly operatorClasses?: Readonly<Record<string, string>>;
  /** rules that create() leaves to the database and fullClean() checks */
  readonly checks?: readonly Check[];
  /** options that don't go together, in words that complete "Post.title ..." */
  readonly faults?: readonly string[];
}
/** Options that one kind of field takes beside those of all. */
export interface OwnOptions {
  /** for messages */
  readonly name?: string;
  readonly options?: OptionRules;
  readonly defaults?: Readonly<Record<string, unknown>>;
}
export type FieldBuilder = (options?: object) => ColumnField;

/** The built-in fields are made by it too. With options of its own (`own`), the definition is a function of them. */
export function customField(
  definition: FieldDefinition | ((own: Readonly<Record<string, unknown>>) => FieldDefinition),
  own: OwnOptions = {},
): FieldBuilder {
  const shared = typeof definition === 'function' ? null : { ...definition, valueType: valueType(definition) };
  const name = `${own.name ?? 'customField'}()`;
  const rules = { ...columnRules, ...own.options };
  return (options = {}) => {
    const given = { ...own.defaults, ...readOptions(name, options, rules) };
    const made = typeof definition === 'function' ? definition(given) : definition;
    const type = shared?.valueType ?? valueType(made);
    return Object.freeze({
      [FIELD]: 'column',
      made: name,
      type,
      options: Object.freeze(columnOptions(given)),
      checks: Object.freeze([...(made.checks ?? [])]),
      faults: Object.freeze([...(made.faults ?? []), ...columnFaults(given, type)]),
    } satisfies ColumnField);
  };
}

const kinds: ReadonlySet<string> = new Set<Kind>([
  'number',
  'bigint',
  'decimal',
  'text',
  'boolean',
  'date',
  'time',
  'datetime',
  'duration',
  'json',
  'uuid',
  'binary',
  'array',
]);

function valueType(definition: FieldDefinition): ValueType {
  const { kind, type, cell = 'text', encode, decode, item, lineage, lookups, transforms, operatorClasses } = definition;
  if (!kinds.has(kind)) throw invalid(`has the kind "${kind}", which does not exist`, `Kinds are ${[...kinds].join(', ')}.`);
  if (typeof encode !== 'function') throw invalid('has no encode', 'Give a function that makes of a value what the database takes.');
  if (decode !== undefined && typeof decode !== 'function')
    throw invalid('has a decode that is no function', 'Give a function, or leave it out.');
  return Object.freeze({
    kind,
    cell: typeof cell === 'string' ? Object.freeze({ name: cell }) : cell,
    column: Object.freeze(columnType(type)),
    encode: encode as (value: unknown) => unknown,
    ...(decode && { decode }),
    ...(item && { item }),
    ...(lineage && { lineage }),
    ...((lookups ?? transforms) && { lookups: Object.freeze({ ...mapped(lookups, ownLookup), ...mapped(transforms, ownTransform) }) }),
    ...(operatorClasses && { operatorClasses: Object.freeze({ ...operatorClasses }) }),
  });
}

/** what is given as SQL, as the others are */
const mapped = <Own, Known extends object>(
  entries: Readonly<Record<string, Own | Known>> = {},
  make: (own: Own) => Known,
): Record<string, Known> =>
  Object.fromEntries(
    Object.entries(entries).map(([name, entry]) => [name, 'op' in (entry as object) ? (entry as Known) : make(entry as Own)]),
  );

function columnType(type: FieldDefinition['type']): ColumnType {
  if (typeof type === 'string') return { name: 'custom', sql: type };
  if (typeof type !== 'object' || type === null) throw invalid('has no type', "Give the column's type as SQL: type: 'point'.");
  return 'name' in type ? (type as ColumnType) : { name: 'custom', sql: type };
}

const invalid = (fact: string, fix: string): ModelError =>
  new ModelError('NUA_MODEL_INVALID', `A field made by customField() ${fact}.`, { fix });
