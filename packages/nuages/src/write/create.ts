import { describe } from '../expressions/index.js';
import { ProgrammingError } from '../errors/index.js';
import { sameTable } from '../metadata/inheritance.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { META } from '../metadata/symbols.js';
import type { QueryState } from '../query/index.js';
import { isInstance } from './related-key.js';
import { saveRow } from './save.js';

/** `create()`: an instance of the data, inserted. */
export async function createIn({ shape: { meta, alias } }: QueryState, data: unknown): Promise<object> {
  if (isInstance(data)) throw notData(meta, 'create()', data, 'Save the instance: await row.save().');
  const row = instanceOf(meta, data, 'create()');
  await saveRow(row, { forceInsert: true, ...(alias !== null && { using: alias }) });
  return row;
}

/** What `bulkCreate()` takes for a row: an instance as it is, or data. */
export function rowOf(meta: ModelMeta, given: unknown): object {
  if (!isInstance(given)) return instanceOf(meta, given, 'bulkCreate()');
  const own = given[META];
  if (!sameTable(own, meta)) throw notData(meta, 'bulkCreate()', given, `It creates rows of ${meta.name}.`);
  return given;
}

function instanceOf(meta: ModelMeta, data: unknown, method: string): object {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw notData(meta, method, data, 'Write create({ title: "x" }).');
  return Reflect.construct(meta.class.constructor as new (data: object) => object, [data]);
}

const notData = ({ name }: ModelMeta, method: string, data: unknown, fix: string): ProgrammingError =>
  new ProgrammingError('NUA_WRITE_INVALID', `${method} of ${name} takes the values of fields, not ${describe(data)}.`, {
    fix,
    model: name,
  });
