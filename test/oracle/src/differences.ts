import { readFileSync } from 'node:fs';
import type { BackendName } from './backends.js';

/** case id -> why Nuages answers otherwise, on every backend or on those named: what `check.py --differs` reads */
type File = Readonly<Record<string, string | { readonly backends: readonly BackendName[]; readonly reason: string }>>;
export type Differences = ReadonlyMap<string, string>;

const file = new URL('../differences.json', import.meta.url);

/** The differences that are meant, on one backend. */
export function differs(backend: BackendName): Differences {
  const all = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as File);
  return new Map(
    all.flatMap(([id, entry]) => {
      if (typeof entry === 'string') return [[id, entry] as const];
      return entry.backends.includes(backend) ? [[id, entry.reason] as const] : [];
    }),
  );
}
