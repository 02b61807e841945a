import type { Rows } from './api.js';
import { chain, exported } from './api.js';
import type { Json, JsonObject, Query } from './case.js';
import { camelCase } from './paths.js';
import type { Built } from './query.js';
import { buildQuery } from './query.js';
import type { Reading } from './reading.js';
import { follow } from './reading.js';
import { tagOf } from './values.js';

type MakePrefetch = (path: string, options: { readonly queryset?: Rows; readonly toAttr?: string }) => unknown;

/** prefetch_related(): names, `{ $Prefetch }` with what its rows are, null for none. */
export function prefetchRelated(built: Built, args: readonly Json[]): Built {
  const [given, prefetched] = [[] as unknown[], new Map(args.includes(null) ? [] : built.prefetched)];
  for (const arg of args) {
    if (tagOf(arg) !== '$Prefetch') given.push(typeof arg === 'string' ? built.world.paths.loading(built.model, arg) : arg);
    else {
      const { path, reading, made } = prefetch({ ...built, prefetched }, arg as JsonObject);
      prefetched.set(path, reading);
      given.push(made);
    }
  }
  return { ...built, rows: chain(built.rows, 'prefetchRelated', given), prefetched };
}

function prefetch(built: Built, json: JsonObject): { readonly path: string; readonly reading: Reading; readonly made: unknown } {
  const {
    $Prefetch: lookup,
    queryset,
    to_attr: attribute,
  } = json as { readonly $Prefetch: string; readonly to_attr?: string } & JsonObject;
  const inner = queryset === undefined ? null : buildQuery(built.world, queryset as unknown as Query);
  const names = lookup.split('__');
  return {
    path: attribute === undefined ? lookup : [...names.slice(0, -1), attribute].join('__'),
    reading: inner ?? names.reduce<Reading>(follow, built),
    made: exported<MakePrefetch>('Prefetch')(built.world.paths.loading(built.model, lookup), {
      ...(inner && { queryset: inner.rows }),
      ...(attribute !== undefined && { toAttr: camelCase(attribute) }),
    }),
  };
}
