import { ProgrammingError } from '../errors/index.js';
import type { Connector } from '../expressions/index.js';
import { relabel } from '../ir/index.js';
import type { Op } from '../query/index.js';
import { and, or, xor } from './nodes.js';
import { Promotion } from './promotion.js';
import type { Resolution } from './resolution.js';
import type { At } from './steps.js';

/** The conditions of another query beside those of this one, its joins among these. Django's Query.combine. */
export function merge(resolution: Resolution, { connector, query }: Extract<Op, { op: 'merge' }>, { place, resolve }: At): void {
  const other = resolve(query, place);
  check(resolution, other, connector);
  if (connector === 'and' && other.none) resolution.none = true;
  if (connector !== 'and' && other.none) return;
  const aliases = joinsOf(resolution, other, connector);
  const theirs = relabel(and(other.where), aliases);
  const ours = and(resolution.where);
  resolution.where.length = 0;
  // the rows of none() are no rows, whatever its conditions were
  resolution.where.push(connector !== 'and' && resolution.none ? theirs : { and, or, xor }[connector]([ours, theirs]));
  if (connector !== 'and') resolution.none = false;
  if (other.orderBy?.length) Object.assign(resolution, { orderBy: other.orderBy, orderValues: other.orderValues });
}

/** The aliases here of the tables there. */
function joinsOf({ joins, base }: Resolution, other: Resolution, connector: Connector): Map<string, string> {
  const reuse = new Set(connector === 'and' ? [] : joins.sources.keys());
  const promotion = new Promotion(connector, 2, false);
  promotion.vote(joins.ofKind('inner'));
  const inner = new Set<string>();
  const aliases = new Map([[other.base, base]]);
  for (const { alias, step, parent, kind, uses } of other.joins.sources.values()) {
    if (!step) continue;
    const here = joins.join(step, aliases.get(parent!)!, reuse);
    // a join that is new here is as wide as its relation
    if ((reuse.has(here) ? kind : joins.get(here).kind) === 'inner') inner.add(here);
    // two joins there are two joins here
    reuse.delete(here);
    if (uses === 0) joins.release(here);
    aliases.set(alias, here);
  }
  promotion.vote(inner);
  promotion.decide(joins);
  return aliases;
}

function check(one: Resolution, other: Resolution, connector: Connector): void {
  const problem =
    one.meta !== other.meta
      ? 'are of different models'
      : one.sliced || other.sliced
        ? 'were sliced'
        : one.combined || other.combined
          ? 'come from several queries'
          : String(one.distinct) !== String(other.distinct)
            ? 'differ in distinct()'
            : one.values && String([...one.values.names].sort()) !== String([...(other.values?.names ?? [])].sort())
              ? 'differ in values()'
              : null;
  if (!problem) return;
  throw new ProgrammingError('NUA_QUERY_INVALID', `Querysets that ${problem} can't be joined by ${connector}().`, {
    fix: 'Filter one of them by the keys of the other: filter({ pk__in: other }).',
    model: one.meta.name,
  });
}
