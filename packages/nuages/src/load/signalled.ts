import { OperationalError } from '../errors/index.js';
import type { QueryRunOptions, QueryState } from '../query/index.js';

/** The signal that ends a query, where options() gave one. */
export const signalOf = ({ shape, values }: QueryState): AbortSignal | undefined =>
  shape.options === null ? undefined : (values[shape.options] as QueryRunOptions).signal;

/** Runs a statement of a query, with what ends it: the signal that was given, or its time. */
export async function signalled<T>(state: QueryState, run: (signal?: AbortSignal) => Promise<T>): Promise<T> {
  const { shape, values } = state;
  if (shape.options === null) return run();
  const { signal, timeout } = values[shape.options] as QueryRunOptions;
  signal?.throwIfAborted();
  if (timeout === undefined) return run(signal);
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(tooLong(shape.meta.name, timeout)), timeout);
  try {
    return await run(signal ? AbortSignal.any([signal, controller.signal]) : controller.signal);
  } finally {
    clearTimeout(timer);
  }
}

const tooLong = (model: string, timeout: number): OperationalError =>
  new OperationalError('NUA_TIMEOUT', `A query of ${model} took longer than the ${timeout} ms that options() gives it.`, {
    fix: 'Give it more time, or an index: explain() says where the time goes.',
    model,
    retryable: true,
  });
