import { stepsTo } from '../metadata/inheritance.js';
import type { ColumnMeta, JoinStep, ModelMeta } from '../metadata/model-meta.js';
import type { ColumnNode } from '../ir/index.js';
import type { Joins } from './joins.js';
import type { Followed } from './names.js';
import { column } from './nodes.js';

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

/** The alias of a table further up, which is joined to that of a model that inherits from it. */
export const aliasOf = (joins: Joins, alias: string, meta: ModelMeta, owner: ModelMeta): string =>
  setUp(joins, alias, stepsTo(meta, owner), null).at(-1)!;

/** A column that a model has, whosever table it is in. `alias`: of the model's own. */
export const columnAt = (joins: Joins, alias: string, meta: ModelMeta, target: ColumnMeta): ColumnNode =>
  column(aliasOf(joins, alias, meta, target.model), target);

/** may the column be NULL */
export const isNullable = (column: ColumnMeta): boolean => column.options.null;
