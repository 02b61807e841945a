import type { DriverConnection } from '../../contract/index.js';

/**
 * Runs what a signal may end: the server is asked to stop, and the error of what was stopped is replaced by the signal's reason. Returns
 * only when the request to stop has been answered, so that it can't hit the connection's next statement.
 */
export async function abortable<T>(connection: DriverConnection, signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  let cancelling: Promise<void> | undefined;
  const cancel = (): void => {
    // A refused cancellation leaves the statement to its end.
    cancelling = connection.cancel?.().catch(() => undefined);
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await run();
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener('abort', cancel);
    await cancelling;
  }
}
