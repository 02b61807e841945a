import type { Expr, Select, SelectColumn, ValueType } from '../ir/index.js';
import type { Shape } from '../query/index.js';
import { resolveColumns } from './columns.js';
import { isEmpty } from './empty.js';
import { rangesAfter } from './ranges.js';
import type { Counter, Resolution } from './resolution.js';
import { type Abilities, outermost, type Resolved, resolveShape } from './resolve.js';
import { orderedOutside } from './rows.js';
import { selectOf } from './select.js';
import { type Term, totalOrdering } from './total-order.js';

/** A place crosses as the database's own text: no type of ours could round it. */
const storedType: ValueType = Object.freeze({
  kind: 'text',
  cell: Object.freeze({ name: 'stored' }),
  column: Object.freeze({ name: 'text' }),
  encode: (value: unknown) => value,
});

/** A page of rows, and the place of each. */
export function resolvePage(shape: Shape, beyond: Counter['beyond'], { nullsSortFirst }: Abilities): Resolved {
  const resolution = resolveShape(shape, outermost(beyond));
  const { columns, row } = resolveColumns(resolution);
  const terms = totalOrdering(resolution, columns);
  const distinct = resolution.distinct === true;
  const all = [...columns, ...terms.map(({ expr }) => ({ expr, type: storedType })), ...(distinct ? orderedOutside(columns, terms) : [])];
  const ranges = resolution.after && rangesAfter(terms, placeOf(resolution.after, terms), nullsSortFirst);
  // what a range asks of an aggregate is asked of the groups
  const within = (conditions: readonly Expr[]): Select => selectOf(resolution, all, { orderBy: terms, distinct, conditions });
  return {
    select:
      ranges && ranges.length > 1
        ? union(
            ranges.map((range) => within([range])),
            columns.length,
          )
        : within(ranges ?? []),
    row,
    empty: isEmpty(resolution) || ranges?.length === 0,
    met: resolution.counter.met,
    place: { at: columns.length, size: terms.length },
  };
}

/** the values of a place, which stand in a row */
function placeOf({ nulls, first }: NonNullable<Resolution['after']>, terms: readonly Term[]): (Expr | null)[] {
  let value = first;
  return terms.map((_, i) => (nulls[i] ? null : { node: 'param', value: value++, type: storedType, of: 'The cursor' }));
}

/** Each of several ranges is read by itself, and what comes first of all of them is the page. `at`: the first column of the place. */
function union(selects: readonly Select[], at: number): Select {
  const [first] = selects;
  const alias = 'page';
  const outer = (name: string, type: ValueType): Expr => ({ node: 'column', alias, column: name, type });
  const named = (select: Select): Select => ({ ...select, columns: select.columns.map((c, i) => ({ ...c, as: `c${i}` })) });
  return {
    ...first!,
    columns: first!.columns.map((c, i) => ({ expr: outer(`c${i}`, c.type), type: readType(c) })),
    distinct: false,
    from: { source: 'union', operator: 'union all', selects: selects.map(named), alias },
    joins: [],
    where: null,
    groupBy: [],
    having: null,
    orderBy: first!.orderBy.map((term, i) => ({ ...term, expr: outer(`c${at + i}`, storedType) })),
  };
}

/** the digits that a column is declared with say nothing of what is computed from it */
function readType({ expr, type }: SelectColumn): ValueType {
  return expr.node === 'column' || type.cell.places === undefined ? type : { ...type, cell: { name: type.cell.name } };
}
