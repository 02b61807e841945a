import type { NextNames } from './completion.js';
import type { KindAt } from './kind-at.js';
import type { NameOf } from './model.js';
import type { NotADate, NuagesError } from './query-errors.js';
import type { TypeAt } from './type-at.js';

export type DateKind = 'year' | 'month' | 'week' | 'day';
export type DateTimeKind = DateKind | 'hour' | 'minute' | 'second';
export interface DateTimesOptions {
  /** IANA name of the zone; that of inTimeZone() or of the settings unless given */
  timeZone?: string;
}
/** A path to a column of kind K; names to go on with where there is nothing yet. */
export type MomentArg<M, A, P, K> =
  TypeAt<M, A, P> extends NuagesError ? NextNames<M, A, P> : KindAt<M, A, P> extends K ? P : NotADate<P, NameOf<M>>;
