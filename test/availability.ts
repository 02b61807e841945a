/** Whether a database that needs more than npm is there. */
export interface Availability {
  readonly name: string;
  /** Why it can't be used, without credentials; absent when it can. */
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
export function skippedBecause({ name, missing }: Availability): string {
  return `skipped: ${name} ${missing}`;
}
