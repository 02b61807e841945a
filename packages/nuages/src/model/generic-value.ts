import { ProgrammingError, ValueError } from '../errors/index.js';
import { NotLoaded, setRelated } from '../hydrate/index.js';
import { genericKeysOf, labelOf, META, type ModelMeta, pointAt, type RelationMeta } from '../metadata/index.js';
import { isInstance } from '../write/index.js';

type Row = Record<string, unknown>;

/** `note.target = post`: the columns of the model's name and of the key follow, and the row is there without a query. */
export function assignGeneric(row: object, relation: RelationMeta, value: unknown): void {
  Object.assign(row, columnsFor(relation, value));
  setRelated(row, relation, value as object | null);
}

/** The data of a new row with its generic foreign keys as columns. */
export function expandGenerics(meta: ModelMeta, data: Row): Row {
  let expanded = data;
  for (const relation of givenIn(meta, data)) {
    const { [relation.name]: value, ...rest } = expanded;
    const columns = columnsFor(relation, value);
    const twice = Object.keys(columns).find((name) => rest[name] !== undefined);
    if (twice !== undefined) throw invalid(relation, `is given, and "${twice}" beside it`, 'Give one of them.');
    expanded = { ...rest, ...columns };
  }
  return expanded;
}

/** Lets a new row know the rows that its data said it points at. */
export function knowGenerics(row: object, meta: ModelMeta, data: Row): void {
  for (const relation of givenIn(meta, data)) setRelated(row, relation, data[relation.name] as object | null);
}

const givenIn = (meta: ModelMeta, data: Row): readonly RelationMeta[] => genericKeysOf(meta).filter(({ name }) => data[name] !== undefined);

function columnsFor(relation: RelationMeta, value: unknown): Readonly<Record<string, unknown>> {
  const { generic } = relation;
  if (value === undefined)
    throw new ValueError('NUA_VALUE_UNDEFINED', `${nameOf(relation)} is set to undefined.`, {
      fix: 'Write null for no row.',
      ...about(relation),
    });
  if (value === null) return { [generic!.model.name]: null, [generic!.key.name]: null };
  if (value instanceof NotLoaded)
    throw new ProgrammingError('NUA_NOT_LOADED', `${nameOf(relation)} is set to a relation that is not loaded.`, {
      fix: `Await it first, or copy ${generic!.model.name} and ${generic!.key.name}.`,
      ...about(relation),
    });
  if (!isInstance(value))
    throw new ValueError('NUA_VALUE_INVALID', `${nameOf(relation)} takes an instance or null.`, {
      fix: `Set ${generic!.model.name} and ${generic!.key.name} to give the key alone.`,
      ...about(relation),
    });
  const target = value[META];
  if (generic!.to && !generic!.to.includes(labelOf(target.concrete)))
    throw invalid(relation, `may not point at a ${target.name}`, `It points at rows of ${generic!.to.join(', ')}.`);
  if (target.primaryKey.length > 1)
    throw invalid(relation, `can't point at a ${target.name}, whose key is several columns`, 'Give it a key of one.');
  return pointAt(target, (value as unknown as Row)[target.primaryKey[0]!.name], relation);
}

const nameOf = ({ model, name }: RelationMeta): string => `${model.name}.${name}`;
const about = ({ model, name }: RelationMeta) => ({ model: model.name, field: name });
const invalid = (relation: RelationMeta, fact: string, fix: string): ProgrammingError =>
  new ProgrammingError('NUA_WRITE_INVALID', `${nameOf(relation)} ${fact}.`, { fix, ...about(relation) });
