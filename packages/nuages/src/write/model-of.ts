import { ModelError } from '../errors/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { META } from '../metadata/symbols.js';

/** A row's columns and what else is its own. */
export type Row = Record<string, unknown>;

/**
 * The model of an instance.
 * @throws ModelError NUA_MODEL_UNREGISTERED
 */
export function modelOf(row: object): ModelMeta {
  const meta = (row as { readonly [META]: ModelMeta })[META];
  if (!meta.ready)
    throw new ModelError('NUA_MODEL_UNREGISTERED', `${meta.name} is not registered.`, {
      fix: `Import the module that calls register() with ${meta.name} first.`,
      model: meta.name,
    });
  return meta;
}

/** Has every column of the key a value? */
export const hasKey = (row: object, { primaryKey }: ModelMeta): boolean => primaryKey.every((c) => isGiven((row as Row)[c.name]));
export const isGiven = (value: unknown): boolean => value !== null && value !== undefined;
