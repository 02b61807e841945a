/** Whether a database that needs more than npm is there. */
export interface Availability {
  readonly name: string;
  /** Where it was looked for, without credentials. */
  readonly at: string;
  /** Why it can't be used; absent when it can. */
  readonly missing?: string;
}

/** Found out once by global-setup.ts, read in tests by `inject('databases')`. */
export interface Databases {
  readonly postgres: Availability & { readonly url: string };
  readonly sqlite: Availability;
}

declare module 'vitest' {
  interface ProvidedContext {
    databases: Databases;
  }
}

/** `skipped: PostgreSQL not reachable at 127.0.0.1:5432/test (ECONNREFUSED)` */
export function skippedBecause({ name, at, missing }: Availability): string {
  return `skipped: ${name} not reachable at ${at} (${missing})`;
}
