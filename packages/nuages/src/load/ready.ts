import { bind } from '../compile/index.js';
import type { Dialect } from '../contract/index.js';
import { NuagesError } from '../errors/index.js';
import { currentTimeZone } from '../execute/index.js';
import { OutOfRange } from '../ir/index.js';
import type { QueryState } from '../query/index.js';
import { prepare, prepareBeyond, type Prepared, type Question } from './prepare.js';

/** A query with its parameters: all that a statement needs. */
export interface Ready {
  readonly prepared: Prepared;
  readonly params: readonly unknown[];
}
const none: readonly unknown[] = Object.freeze([]);

/** Compiles where that is new, and binds the values. */
export function ready(state: QueryState, question: Question, dialect: Dialect): Ready {
  const prepared = prepare(state.shape, question, dialect);
  try {
    if (prepared.unsent) bind(prepared.unsent, state.values, currentTimeZone);
    if (prepared.empty) return { prepared, params: none };
    return { prepared, params: bind(prepared.plan, state.values, currentTimeZone) };
  } catch (error) {
    if (!(error instanceof NuagesError && error.cause instanceof OutOfRange)) throw error;
    return readyBeyond(state, question, dialect, prepared);
  }
}

/** A value lies outside what its column can hold: the comparison has its answer, and the rest of the query decides. */
function readyBeyond({ shape, values }: QueryState, question: Question, dialect: Dialect, { plan, unsent, empty }: Prepared): Ready {
  const beyond = new Map<number, OutOfRange>();
  if (unsent) bind(unsent, values, currentTimeZone, beyond);
  if (!empty) bind(plan, values, currentTimeZone, beyond);
  const prepared = prepareBeyond(shape, question, dialect, beyond);
  return { prepared, params: prepared.empty ? none : bind(prepared.plan, values, currentTimeZone) };
}
