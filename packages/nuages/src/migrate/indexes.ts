import type { Features } from '../contract/index.js';
import type { IndexDefinition, ValueType } from '../ir/index.js';
import type { ColumnMeta, IndexMeta, ModelMeta } from '../metadata/index.js';
import { resolveDefinition } from '../resolve/index.js';
import { isIndexed, uniqueIndex } from './constraints.js';
import { columnNamed, fingerprint, partsOf } from './index-parts.js';
import { longName, shortName } from './names.js';

/** Every index of a model: of foreign keys and of fields with `index`, of its options, and those that stand for constraints. */
export function indexesOf(meta: ModelMeta, features: Features): IndexDefinition[] {
  return [
    ...meta.ownColumns.flatMap((column) => columnIndexes(column, features)),
    ...meta.indexes.map((index) => optionIndex(meta, index, features)),
    ...meta.constraints.filter(isIndexed).map((constraint) => uniqueIndex(meta, constraint)),
  ];
}

function columnIndexes({ model, column, type, options }: ColumnMeta, { maxIdentifierBytes, operatorClasses }: Features): IndexDefinition[] {
  const { primaryKey, table } = model;
  const unique = options.unique || (primaryKey.length === 1 && primaryKey[0]!.column === column);
  const plain = (suffix: string, opclass?: string): IndexDefinition => ({
    name: longName(table, [column], suffix, maxIdentifierBytes),
    table,
    unique: false,
    parts: [{ expr: { node: 'column', alias: '', column, type }, desc: false, ...(opclass !== undefined && { opclass }) }],
    where: null,
    include: [],
  });
  const like = operatorClasses ? type.operatorClasses?.like : undefined;
  return [
    ...(options.index && !unique ? [plain('')] : []),
    ...(like !== undefined && (options.index || unique) ? [plain('_like', like)] : []),
  ];
}

function optionIndex(meta: ModelMeta, { columns, where, name, include, using, opclasses }: IndexMeta, features: Features): IndexDefinition {
  const { parts, label, keys } = partsOf(meta, columns);
  const condition = where === undefined ? null : resolveDefinition(meta, where);
  const apart = [...(condition ? [fingerprint(condition)] : []), ...include, ...(using === undefined ? [] : [using]), ...opclasses];
  return {
    name: name ?? shortName(meta.table, label, [...keys, ...apart], 'idx'),
    table: meta.table,
    unique: false,
    parts: parts.map((part, i) => {
      const opclass = opclasses[i] ?? ownClass(part.expr, using);
      return features.operatorClasses && opclass !== undefined ? { ...part, opclass } : part;
    }),
    where: condition,
    include: features.coveringIndexes ? include.map((column) => columnNamed(meta, column).column) : [],
    ...(using !== undefined && { using }),
  };
}

/** what a type says of indexes by a method */
const ownClass = (expr: object, using: string | undefined): string | undefined =>
  using === undefined ? undefined : (expr as { readonly type?: ValueType }).type?.operatorClasses?.[using];
