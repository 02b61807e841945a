/** The error of a statement that several wait for, for one of them: an object of its own, with the stack of whoever awaits. */
export function ownError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const own = Object.create(Object.getPrototypeOf(error) as object, Object.getOwnPropertyDescriptors(error)) as Error;
  Error.captureStackTrace(own, ownError);
  return own;
}
