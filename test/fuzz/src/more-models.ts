import { array, bigint, char, createSchema, dateTime, decimal, email, integer, ip, json, Model, register, slug, time, url } from 'nuages';
import type { Graph, ModelInfo } from './graph.js';

declare module 'nuages' {
  interface Models {
    Rest: typeof Rest;
    Lists: typeof Lists;
  }
}
/** The kinds and modes of fields that no model of the oracle has. */
class Rest extends Model('Rest', {
  slug: slug({ default: '' }),
  link: url({ null: true }),
  mail: email({ null: true }),
  address: ip({ null: true }),
  wide: bigint({ null: true }),
  cheap: decimal({ mode: 'number', maxDigits: 8, decimalPlaces: 2, null: true }),
  exact: decimal({ mode: 'string', null: true }),
  at: dateTime({ null: true }),
  fine: dateTime({ precision: 6, null: true }),
  clock: time({ null: true }),
  state: char({ choices: ['open', 'closed'], default: 'open' }),
  select: integer({ default: 0, column: 'a "quoted" column' }),
}) {}
/** where the database has arrays */
class Lists extends Model('Lists', {
  numbers: array(integer()),
  words: array(char({ null: true }), { null: true }),
  doc: json()({ null: true }),
}) {}

const rest: ModelInfo = {
  name: 'Rest',
  columns: [
    { name: 'id', kind: 'bigint' },
    { name: 'slug', kind: 'text' },
    { name: 'link', kind: 'text' },
    { name: 'mail', kind: 'text' },
    { name: 'address', kind: 'ip' },
    { name: 'wide', kind: 'bigint' },
    { name: 'cheap', kind: 'decimal' },
    { name: 'exact', kind: 'decimal' },
    { name: 'at', kind: 'datetime' },
    { name: 'fine', kind: 'datetime' },
    { name: 'clock', kind: 'time' },
    { name: 'state', kind: 'text' },
    { name: 'select', kind: 'integer' },
  ],
  relations: [],
};
const lists: ModelInfo = {
  name: 'Lists',
  columns: [
    { name: 'numbers', kind: 'array' },
    { name: 'words', kind: 'array' },
    { name: 'doc', kind: 'json' },
  ],
  relations: [],
};

export const moreClasses = { Rest, Lists };
export const registerMore = (): void => register(moreClasses);

/** Makes the tables and some rows; gives the graph with them. */
export async function addMore(graph: Graph, arrays: boolean): Promise<Graph> {
  await createSchema({ models: arrays ? [Rest, Lists] : [Rest] });
  await Rest.objects.bulkCreate([
    {},
    {
      slug: 'a',
      address: '::1',
      wide: 2 ** 53 - 1,
      cheap: 1.5,
      exact: '0.1',
      at: new Date(0),
      fine: new Date(1e12),
      clock: '12:00',
      select: 1,
    },
    {
      slug: 'b',
      address: '10.0.0.1',
      wide: -1,
      exact: '1e20',
      state: 'closed',
      link: 'https://a.example/',
      mail: 'a@b.example',
      select: -1,
    },
  ]);
  if (!arrays) return new Map([...graph, ['Rest', rest]]);
  await Lists.objects.bulkCreate([
    { numbers: [1, 2], words: ['a', null] },
    { numbers: [], doc: { a: [1, { b: 2 }] } },
  ]);
  return new Map([...graph, ['Rest', rest], ['Lists', lists]]);
}
