import type { CapturedQuery } from 'nuages';

/** The keys that a query asks for at once; none if it doesn't. */
export function keysIn({ params }: CapturedQuery): number[] {
  const list = params.find((param) => typeof param === 'string' && /^[[{]/.test(param)) as string | undefined;
  return list === undefined ? [] : [...list.matchAll(/\d+/g)].map(Number);
}
