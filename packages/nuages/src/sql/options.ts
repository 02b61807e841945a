import { checkOptions as known } from '../expressions/index.js';

export interface QueryOptions {
  readonly using?: string;
  readonly signal?: AbortSignal;
  readonly schema?: unknown;
}
export interface StreamOptions extends QueryOptions {
  readonly chunkSize?: number;
}

const names = {
  query: ['using', 'signal', 'schema'],
  execute: ['using', 'signal'],
  stream: ['using', 'signal', 'schema', 'chunkSize'],
  raw: ['using', 'translations'],
} as const;

/** @throws ProgrammingError NUA_QUERY_INVALID for an option that the method doesn't have */
export const checkOptions = (method: keyof typeof names, given: unknown): Readonly<Record<string, never>> =>
  known(method, given, names[method]) as Readonly<Record<string, never>>;
