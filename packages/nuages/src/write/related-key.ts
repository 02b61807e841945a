import { ProgrammingError } from '../errors/index.js';
import { isA } from '../metadata/inheritance.js';
import type { ModelMeta, RelationMeta } from '../metadata/model-meta.js';
import { META } from '../metadata/symbols.js';
import { isGiven, type Row } from './model-of.js';

export const isInstance = (value: unknown): value is { readonly [META]: ModelMeta } =>
  typeof value === 'object' && value !== null && META in value;

/** @throws ProgrammingError NUA_WRITE_INVALID for an instance of another model */
export function checkRelated(relation: RelationMeta, row: { readonly [META]: ModelMeta }): void {
  const own = row[META];
  if (isA(own, relation.target)) return;
  throw invalid(
    relation,
    `takes an instance of ${relation.target.name}, not of ${own.name}`,
    'Give the row that it points at, or its key.',
  );
}

/** The key that points at a row. */
export function keyOfRelated(relation: RelationMeta, row: { readonly [META]: ModelMeta }): unknown {
  checkRelated(relation, row);
  const key = (row as unknown as Row)[relation.steps[0]!.on[0]![1].name];
  if (isGiven(key)) return key;
  throw unsaved(relation);
}

export const unsaved = (relation: RelationMeta): ProgrammingError => unsavedRow(relation, relation.target);
export const unsavedRow = (relation: RelationMeta, { name }: ModelMeta): ProgrammingError =>
  invalid(relation, `is an instance of ${name} that isn't saved yet`, 'Save it first.');

const invalid = ({ model, name }: RelationMeta, fact: string, fix: string): ProgrammingError =>
  new ProgrammingError('NUA_WRITE_INVALID', `${model.name}.${name} ${fact}.`, { fix, model: model.name, field: name });
