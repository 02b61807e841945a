import type { Decimal } from '../ir/decimal.js';
import type { Duration } from '../ir/duration.js';
import type { KindAt } from './kind-at.js';
import type { Later, ResolveOut } from './results.js';

/** What arithmetic makes of the outputs X and Y: numbers go with numbers, dates and times with durations. */
export type Combined<M, A, X, Y> = Of<M, A, X, Y, ResolveOut<M, A, X>, ResolveOut<M, A, Y>>;
type Of<M, A, X, Y, TX, TY> = Extract<TX | TY, null> | Calculated<M, A, X, Y, NonNullable<TX>, NonNullable<TY>>;
type Calculated<M, A, X, Y, TX, TY> = 0 extends 1 & TY
  ? TX
  : [TX] extends [number]
    ? [TY] extends [number]
      ? number
      : Mixed<M, A, X, Y, TX, TY>
    : Mixed<M, A, X, Y, TX, TY>;
type Mixed<M, A, X, Y, TX, TY> = [Extract<TX | TY, string | Date>] extends [never]
  ? Numbers<TX, TY>
  : [TX] extends [string]
    ? Text<Named<M, A, X>, TX, TY>
    : [TX] extends [Date]
      ? Moment<TX, TY>
      : [TY] extends [Date]
        ? Date // a duration before it
        : [TX] extends [Duration]
          ? Named<M, A, Y> extends 'date'
            ? Date
            : TY
          : [TX] extends [Decimal]
            ? TX
            : TY; // numbers beside decimals that are read as text
type Numbers<TX, TY> = [Extract<TX | TY, Duration>] extends [never]
  ? [Extract<TX | TY, Decimal>] extends [never]
    ? [Extract<TX | TY, bigint>] extends [never]
      ? number
      : bigint
    : Decimal
  : Duration;
/** days, times, instants and decimals can be read as text */
type Text<K, TX, TY> = K extends 'date' ? Moment<Date, TY> : K extends 'time' | 'datetime' ? Moment<TX, TY> : TX;
/** another moment makes a length of time, a length another moment */
type Moment<TX, TY> = [TY] extends [string | Date] ? Duration : TX;
type Named<M, A, X> = X extends Later<'path', infer P> ? KindAt<M, A, P> : 'text';
