import { ProgrammingError } from '../errors/index.js';
import { group } from '../expressions/index.js';
import type { Op, OpName, Shape } from '../query/index.js';
import { everyName } from './columns.js';
import { combine } from './combine.js';
import { checkName, checkSelectable, checkSpelling } from './annotation-names.js';
import { groupByColumns, groupFor } from './group-by.js';
import { loadingPaths } from './mask.js';
import { merge } from './merge.js';
import { follow } from './names.js';
import { checkPrefetch } from './prefetch.js';
import { relate } from './relate.js';
import type { Place, Resolution } from './resolution.js';
import { withPaths } from './select-related.js';

type OpOf<N extends OpName> = Extract<Op, { op: N }>;
/** Where a call stands in a chain. */
export interface At {
  /** the query before it */
  readonly before: Shape;
  /** where that one's values begin */
  readonly first: number;
  readonly place: Place;
  /** of another query in the same place */
  readonly resolve: (shape: Shape, place: Place) => Resolution;
}
type Steps = { readonly [N in OpName]: (resolution: Resolution, ops: readonly OpOf<N>[], at: At) => void };

/** What each method of the chain does to the query; a call's ops come together. */
export const steps: Steps = {
  filter(resolution, ops) {
    whole(resolution, ops[0]!.negated ? 'exclude' : 'filter');
    resolution.add(
      group(
        ops.map((o) => o.condition),
        'and',
        ops[0]!.negated,
      ),
    );
  },
  orderBy(resolution, ops) {
    whole(resolution, 'orderBy');
    const by = ops.flatMap((o) => (o.by === null ? [] : [o.by]));
    known(
      resolution,
      by.flatMap((item) => (typeof item === 'string' && item !== '?' ? [item.replace(/^-/, '')] : [])),
    );
    // as in Django, an earlier reverse() still turns it round
    resolution.orderBy = by;
    resolution.orderValues = resolution.counter.next;
  },
  related(resolution, [op]) {
    relate(resolution, op!.relation);
  },
  selectRelated(resolution, [op]) {
    instances(resolution, 'selectRelated');
    resolution.selectRelated = withPaths(resolution, op!.paths);
  },
  // these are about what happens with the rows
  prefetch(resolution, [op]) {
    if (op!.lookups) checkPrefetch(resolution, op!.lookups);
    else resolution.prefetched = new Map();
  },
  fetchMode() {},
  options() {},
  lock(resolution, [op]) {
    resolution.lock = op!;
  },
  reverse(resolution) {
    whole(resolution, 'reverse');
    resolution.reversed = !resolution.reversed;
  },
  none(resolution) {
    resolution.none = true;
  },
  slice(resolution, [op]) {
    const { start, end } = op!;
    const room = resolution.limit === null ? Infinity : resolution.limit;
    const length = Math.min(end === null ? Infinity : Math.max(0, end - start), Math.max(0, room - start));
    resolution.offset += start;
    resolution.limit = length === Infinity ? null : length;
  },
  page(resolution, [op]) {
    const { size, backwards, nulls } = op!;
    pageable(resolution);
    if (backwards) resolution.reversed = !resolution.reversed;
    resolution.after = nulls && { nulls, first: resolution.counter.next };
    // one more tells whether another page follows
    resolution.limit = size + 1;
  },
  annotate(resolution, [op]) {
    const { names, expressions, selected } = op!;
    for (const [i, name] of names.entries()) {
      checkName(resolution, name);
      resolution.annotate(name, expressions[i]!, selected);
    }
    groupFor(resolution, names);
  },
  aggregate(resolution, [op]) {
    const { names, expressions } = op!;
    for (const name of names) checkSpelling(name);
    resolution.summary = { names, expressions, first: resolution.counter.next };
  },
  combine(resolution, [op], at) {
    combine(resolution, op!, at);
  },
  merge(resolution, [op], at) {
    merge(resolution, op!, at);
  },
  distinct(resolution, [op]) {
    whole(resolution, 'distinct');
    known(resolution, op!.columns);
    resolution.distinct = op!.columns.length === 0 ? true : op!.columns;
  },
  values(resolution, [op]) {
    const { form, names, computed } = op!;
    for (const [name, expression] of computed) {
      if (form === 'object') checkName(resolution, name);
      resolution.annotate(name, expression, true);
    }
    groupFor(
      resolution,
      computed.map(([name]) => name),
    );
    resolution.named.clear();
    resolution.selectRelated = null;
    if (!resolution.combined) for (const name of names) checkSelectable(resolution, name);
    groupByColumns(resolution);
    resolution.values = { form, names: names.length > 0 ? names : everyName(resolution, form) };
  },
  only(resolution, [op]) {
    instances(resolution, 'only');
    const names = new Set(loadingPaths(resolution.meta, op!.names));
    const { loading } = resolution;
    // after defer(), what was deferred stays so
    resolution.loading = { only: true, names: loading.only ? names : without(names, loading.names) };
  },
  defer(resolution, [op]) {
    instances(resolution, 'defer');
    if (op!.names === null) {
      resolution.loading = { only: false, names: new Set() };
      return;
    }
    const names = new Set(loadingPaths(resolution.meta, op!.names));
    const { loading } = resolution;
    if (!loading.only) resolution.loading = { only: false, names: new Set([...loading.names, ...names]) };
    else {
      const left = without(loading.names, names);
      resolution.loading = left.size > 0 ? { only: true, names: left } : { only: false, names: without(names, loading.names) };
    }
  },
};

function instances(resolution: Resolution, method: string): void {
  if (!resolution.values) return;
  throw new ProgrammingError('NUA_QUERY_INVALID', `${method}() can't follow values(): it is about the columns of instances.`, {
    fix: 'Name the columns in values().',
    model: resolution.meta.name,
  });
}

/** @throws FieldError NUA_FIELD_UNKNOWN, where the call stands */
function known(resolution: Resolution, paths: readonly string[]): void {
  if (resolution.combined) return;
  for (const path of paths) if (!resolution.annotationAt(path)) follow(resolution.meta, path, resolution.annotations.keys());
}

const without = (names: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> => new Set([...names].filter((n) => !others.has(n)));

/** a page begins behind a row, whatever stands before it: those rows must not decide which others there are */
function pageable({ sliced, distinct, combined, meta }: Resolution): void {
  const after = combined ? combined.operator : sliced ? 'slice()' : Array.isArray(distinct) ? 'distinct() of columns' : null;
  if (!after) return;
  throw new ProgrammingError('NUA_QUERY_INVALID', `Pages by key can't follow ${after}: the rows before a page decide which rows it has.`, {
    fix: 'Leave it out, or use Paginator.',
    model: meta.name,
  });
}

function whole(resolution: Resolution, method: string): void {
  if (resolution.sliced) {
    throw new ProgrammingError('NUA_QUERY_INVALID', `${method}() after slice() would change which rows the slice is.`, {
      fix: `Call ${method}() first, or start from Model.objects.filter({ pk__in: sliced }).`,
    });
  }
}
