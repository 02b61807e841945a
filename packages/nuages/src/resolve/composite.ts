import { ValueError } from '../errors/index.js';
import type { Lookup } from '../expressions/index.js';
import type { Expr, Prepare } from '../ir/index.js';
import { isRelated } from '../metadata/inheritance.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import { META } from '../metadata/symbols.js';
import type { Right } from './compare.js';
import { inTurn } from './instances.js';
import type { Built } from './lookup.js';
import { and, call, column, constant, or } from './nodes.js';
import type { Scope, ValueUse } from './scope.js';

/** A key of several columns, and what it is compared with. */
interface Key {
  readonly columns: readonly Expr[];
  readonly targets: readonly ColumnMeta[];
  readonly of: string;
  readonly scope: Scope;
}
type Comparison = (key: Key, operand: Right) => Expr | null;

/** A lookup on a key of several columns: `pk: [1, 2]`, `pk__in: [[1, 2], [3, 4]]`, `pk__gt: [1, 2]`, instances, querysets. */
export function buildCompositeLookup(
  alias: string,
  targets: readonly ColumnMeta[],
  names: readonly string[],
  operand: Right,
  scope: Scope,
): Built {
  const key: Key = { columns: targets.map((t) => column(alias, t)), targets, of: `${targets[0]!.model.name}.pk`, scope };
  const name = names[0] ?? 'exact';
  const isNull = name === 'isnull' && names.length === 1 && operand.kind === 'boolean' ? operand.value : null;
  if (isNull !== null) return { expr: call(isNull ? 'isnull' : 'notnull', [key.columns[0]!]), isNull };
  const expr = names.length <= 1 && Object.hasOwn(comparisons, name) ? comparisons[name]!(key, operand) : null;
  if (expr) return { expr, isNull: null };
  const fields = targets.map((t) => t.name).join(', ');
  throw new ValueError('NUA_VALUE_INVALID', `${key.of} is a key of ${targets.length} columns and does not take this.`, {
    fix: `Compare it by exact, gt, gte, lt or lte with [${fields}], or by in with a list of those or a queryset.`,
    field: key.of,
  });
}

const isOne = (operand: Right): boolean => operand.kind === 'list' || operand.kind === 'value';

const same: Comparison = (key, operand) => {
  if (!isOne(operand)) return null;
  if (key.scope.beyond()) return constant(false);
  return and(valuesOf(key).map((value, i) => call('eq', [key.columns[i]!, value])));
};

/** As rows are ordered: the first column that differs decides. */
const ordered =
  (strict: 'gt' | 'lt', last: 'gt' | 'gte' | 'lt' | 'lte'): Comparison =>
  (key, operand) => {
    if (!isOne(operand)) return null;
    const values = valuesOf(key);
    const equal = key.columns.map((c, i) => call('eq', [c, values[i]!]));
    const end = values.length - 1;
    return or(values.map((value, i) => and([...equal.slice(0, i), call(i === end ? last : strict, [key.columns[i]!, value])])));
  };

const among: Comparison = (key, operand) => {
  const { columns, targets, of, scope } = key;
  switch (operand.kind) {
    case 'empty':
      return constant(false);
    case 'list': {
      const uses = operand.value.flatMap((_, row) => targets.map((t, i) => useOf(t, of, partOf(targets, row, i))));
      const pairs = scope.values(operand.value, uses).map((value, i) => call('eq', [columns[i % columns.length]!, value]));
      return or(operand.value.map((_, row) => and(pairs.slice(row * columns.length, (row + 1) * columns.length))));
    }
    case 'query': {
      const { select, type, model, empty } = scope.query(operand.query);
      if (!model || !isRelated(model, targets[0]!.model)) return null;
      return empty
        ? constant(false)
        : call('in', [
            { node: 'tuple', args: columns },
            { node: 'subquery', select, type },
          ]);
    }
    default:
      return null;
  }
};

const comparisons: Readonly<Record<string, Comparison>> = {
  exact: same,
  in: among,
  gt: ordered('gt', 'gt'),
  gte: ordered('gt', 'gte'),
  lt: ordered('lt', 'lt'),
  lte: ordered('lt', 'lte'),
};

const valuesOf = ({ targets, of, scope }: Key): Expr[] =>
  scope.values(
    undefined,
    targets.map((t, i) => useOf(t, of, part(targets, i))),
  );

/** as equality takes it, whatever the comparison */
function useOf({ type }: ColumnMeta, of: string, pick: Prepare): ValueUse {
  const exact = type.lookups?.['exact'] as Lookup | undefined;
  return { type: exact?.type ?? type, of, prepare: inTurn(pick, exact?.prepare)! };
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
  const target = targets[index]!;
  if (Array.isArray(key)) {
    if (key.length !== targets.length)
      throw new TypeError(`takes ${targets.length} values, one for each of ${targets.map((t) => t.name).join(', ')}`);
    return key[index];
  }
  if (typeof key === 'object' && key !== null && META in key && isRelated((key as { [META]: ModelMeta })[META], target.model)) {
    return (key as unknown as Record<string, unknown>)[target.name];
  }
  throw new TypeError(`takes a list of ${targets.length} values`);
}
