import { conditionOf } from '../expressions/index.js';
import { rows } from '../load/index.js';
import { branch, conditionKey, type Op, type QueryState, type Shape, structureOf, withRoom } from '../query/index.js';

/** The rows of a query for which all of this holds, as filter() says it. */
export function matching({ shape, values }: QueryState, where: unknown): QueryState {
  const condition = conditionOf(where);
  const own: unknown[] = [];
  const key = `?(${conditionKey(condition, own)}`;
  const all = withRoom(values as unknown[], shape.size);
  own.forEach((value, i) => (all[shape.size + i] = value));
  return {
    shape: step(shape, key, () => ({ op: 'filter', first: true, negated: false, condition: structureOf(condition) }), own.length),
    values: all,
  };
}

/** One column of the rows of a query. */
export function valuesIn({ shape, values }: QueryState, name: string): Promise<unknown[]> {
  const flat = step(shape, `vflat ${name.length}:${name} `, () => ({ op: 'values', form: 'flat', names: [name], computed: [] }), 0);
  return rows({ shape: flat, values });
}

const step = (shape: Shape, key: string, op: () => Op, values: number): Shape =>
  shape.child(branch.other, key) ?? shape.keep(branch.other, key, shape.sprout(op(), values));
