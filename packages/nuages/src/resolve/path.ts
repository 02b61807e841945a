import type { ColumnMeta, JoinStep } from '../metadata/model-meta.js';
import type { Joins } from './joins.js';
import type { Followed } from './names.js';

/** Where a path ends in the statement. */
export interface Joined {
  readonly targets: readonly ColumnMeta[];
  readonly alias: string;
  /** the aliases on the way, the first table's included */
  readonly aliases: readonly string[];
}

/** Joins the tables of a path. `reuse`: the to-many joins that may be shared; null: any. */
export function setUp(joins: Joins, base: string, steps: readonly JoinStep[], reuse: ReadonlySet<string> | null): string[] {
  const aliases = [base];
  for (const step of steps) aliases.push(joins.join(step, aliases.at(-1)!, step.many ? reuse : null));
  return aliases;
}

/** Takes back joins at the end whose only column is the key that points there: `author__id` is `author_id`. */
export function trim(joins: Joins, path: Pick<Followed, 'steps' | 'targets'>, aliases: readonly string[]): Joined {
  const kept = [...aliases];
  let targets = path.targets;
  for (let i = path.steps.length - 1; i >= 0 && path.steps[i]!.forward; i--) {
    const { on } = path.steps[i]!;
    const sources = targets.map((t) => on.find(([, to]) => to === t)?.[0]);
    if (sources.includes(undefined)) break;
    targets = sources as ColumnMeta[];
    joins.release(kept.pop()!);
  }
  return { targets, alias: kept.at(-1)!, aliases: kept };
}

/** may the column be NULL */
export const isNullable = (column: ColumnMeta): boolean => column.options.null;
