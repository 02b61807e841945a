import { FieldError, printable, ProgrammingError, suggest } from '../errors/index.js';
import { isA } from '../metadata/inheritance.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { nameFault } from '../metadata/reserved-names.js';
import type { PrefetchOp } from '../query/index.js';
import type { Resolution } from './resolution.js';

/** Follows the names of prefetchRelated(), through the attributes that lookups before them filled. */
export function checkPrefetch(resolution: Resolution, lookups: readonly PrefetchOp[]): void {
  for (const { path, query, toAttr } of lookups) {
    let meta: ModelMeta = resolution.meta;
    let attributes = resolution.prefetched;
    for (const [i, name] of path.entries()) {
      const known = attributes.get(name);
      const last = i === path.length - 1;
      if (!known && isGeneric(meta, name)) {
        if (last && query) throw genericQuery(path);
        if (last && toAttr !== null) checkAttribute(meta, toAttr);
        // each row says where it points: what is behind it is known with the rows
        break;
      }
      const target = known?.meta ?? targetOf(meta, name);
      if (last && query && !isA(query.meta, target)) throw otherModel(path, target, query.meta);
      if (last && toAttr !== null) checkAttribute(meta, toAttr);
      const key = last ? (toAttr ?? name) : name;
      if (last && query && attributes.has(key)) throw twice(path);
      const next = attributes.get(key) ?? { meta: target, inner: new Map() };
      attributes.set(key, next);
      [meta, attributes] = [next.meta, next.inner];
    }
  }
}

/** What a name of prefetchRelated() stands for, and the names behind it. */
export interface Prefetched {
  readonly meta: ModelMeta;
  readonly inner: Map<string, Prefetched>;
}

const isGeneric = (meta: ModelMeta, name: string): boolean => meta.accessors.get(name)?.kind === 'genericForeignKey';

/** @throws FieldError NUA_FIELD_UNKNOWN */
function targetOf(meta: ModelMeta, name: string): ModelMeta {
  const relation = meta.accessors.get(name);
  if (relation) return relation.target;
  throw new FieldError('NUA_FIELD_UNKNOWN', `${meta.name} has no relation "${printable(name)}" to load.`, {
    fix: suggest(name, meta.name, meta.accessors.keys()),
    model: meta.name,
    field: name,
  });
}

/** @throws ProgrammingError NUA_QUERY_INVALID for a name that the rows have */
function checkAttribute(meta: ModelMeta, name: string): void {
  const taken = meta.columnByName.has(name) || meta.accessors.has(name) || name in meta.class.prototype;
  const why = taken ? `is the name of something that a ${meta.name} has` : nameFault(name)?.why;
  if (!why) return;
  throw new ProgrammingError('NUA_QUERY_INVALID', `toAttr can't be "${printable(name)}": it ${why}.`, {
    fix: 'Give it another name.',
    model: meta.name,
    field: name,
  });
}

const twice = (path: readonly string[]): ProgrammingError =>
  new ProgrammingError(
    'NUA_QUERY_INVALID',
    `"${path.join('__')}" is loaded already, by a lookup before this one, and by another queryset.`,
    {
      fix: 'Name the lookup with the queryset first, or give it a toAttr.',
    },
  );
const genericQuery = (path: readonly string[]): ProgrammingError =>
  new ProgrammingError('NUA_QUERY_INVALID', `Prefetch("${path.join('__')}") has one queryset for rows of several models.`, {
    fix: 'Leave the queryset out, or prefetch the relations back from each model.',
  });
const otherModel = (path: readonly string[], target: ModelMeta, given: ModelMeta): FieldError =>
  new FieldError(
    'NUA_FIELD_UNKNOWN',
    `Prefetch("${path.join('__')}") loads rows of ${target.name}, and its queryset gives ${given.name}.`,
    {
      fix: `Give ${target.name}.objects.filter({ ... }).`,
      model: target.name,
    },
  );
