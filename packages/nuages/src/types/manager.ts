import type { Qs } from './custom-queryset.js';
import type { Awaitable } from './instance.js';
import type { QuerySet } from './queryset.js';
import type { QS } from './symbols.js';

// Post.objects: everything that a queryset has, except being awaited or iterated. `await Post.objects` by oversight would read the
// whole table: `.all()` says so.
type Awaited_ = keyof Awaitable<unknown> | typeof Symbol.asyncIterator;
export interface Manager<M> extends Pick<QuerySet<M>, Exclude<keyof QuerySet<any, any, any, any>, Awaited_>> {}
export type CustomManager<Q> = Pick<Q, Exclude<keyof Q, Awaited_>>;
export type ManagerBuilder = <C extends { readonly [QS]: { readonly model: any } }>(
  cls: new (...a: any) => C,
  start?: (all: C) => C,
) => C extends { readonly [QS]: { readonly model: infer M } } ? CustomManager<Qs<M, M, {}, C>> : never;
