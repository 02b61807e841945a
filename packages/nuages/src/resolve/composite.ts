import { ValueError } from '../errors/index.js';
import type { Operand } from '../expressions/index.js';
import type { Expr } from '../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import { META } from '../metadata/symbols.js';
import { and, call, column, constant, or } from './nodes.js';
import type { Built } from './lookup.js';
import type { Scope, ValueUse } from './scope.js';

/** A lookup on a key of several columns: `pk: [1, 2]`, `pk__in: [[1, 2], [3, 4]]`, or instances. */
export function buildCompositeLookup(
  alias: string,
  targets: readonly ColumnMeta[],
  names: readonly string[],
  operand: Operand,
  scope: Scope,
): Built {
  const of = `${targets[0]!.model.name}.pk`;
  const name = names[0] ?? 'exact';
  const same = (pick: (index: number) => (value: unknown) => unknown, value: unknown): Expr[] => {
    const uses = targets.map<ValueUse>((t, i) => ({ type: t.type, of, prepare: pick(i) }));
    return scope.values(value, uses).map((param, i) => call('eq', [column(alias, targets[i]!), param]));
  };
  if (names.length <= 1) {
    if (name === 'exact' && (operand.kind === 'list' || operand.kind === 'value'))
      return { expr: and(same((i) => part(targets, i), operand.value)), isNull: null };
    if (name === 'in' && operand.kind === 'empty') return { expr: constant(false), isNull: null };
    if (name === 'in' && operand.kind === 'list') {
      const all = operand.value.flatMap((_, row) =>
        targets.map<ValueUse>((t, i) => ({ type: t.type, of, prepare: partOf(targets, row, i) })),
      );
      const params = scope.values(operand.value, all).map((param, i) => call('eq', [column(alias, targets[i % targets.length]!), param]));
      return { expr: or(operand.value.map((_, row) => and(params.slice(row * targets.length, (row + 1) * targets.length)))), isNull: null };
    }
    if (name === 'isnull' && operand.kind === 'boolean')
      return { expr: call(operand.value ? 'isnull' : 'notnull', [column(alias, targets[0]!)]), isNull: operand.value };
  }
  throw new ValueError(
    'NUA_VALUE_INVALID',
    `${of} is a key of ${targets.length} columns: it takes exact with [${targets.map((t) => t.name).join(', ')}], in with a list of those, or isnull.`,
    { field: of },
  );
}

const parts = new WeakMap<ColumnMeta, (value: unknown) => unknown>();
function part(targets: readonly ColumnMeta[], index: number): (value: unknown) => unknown {
  const target = targets[index]!;
  let pick = parts.get(target);
  if (!pick) parts.set(target, (pick = (value) => componentOf(value, targets, index)));
  return pick;
}
const partOf =
  (targets: readonly ColumnMeta[], row: number, index: number) =>
  (rows: unknown): unknown =>
    componentOf((rows as readonly unknown[])[row], targets, index);

function componentOf(key: unknown, targets: readonly ColumnMeta[], index: number): unknown {
  if (Array.isArray(key)) {
    if (key.length !== targets.length)
      throw new TypeError(`takes ${targets.length} values, one for each of ${targets.map((t) => t.name).join(', ')}`);
    return key[index];
  }
  if (
    typeof key === 'object' &&
    key !== null &&
    META in key &&
    (key as { [META]: ModelMeta })[META].class.constructor === targets[index]!.model.class.constructor
  ) {
    return (key as unknown as Record<string, unknown>)[targets[index]!.name];
  }
  throw new TypeError(`takes a list of ${targets.length} values`);
}
