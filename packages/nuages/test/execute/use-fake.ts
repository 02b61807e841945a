import type { Database } from '../../src/execute/index.js';
import { database } from '../../src/execute/index.js';
import { processState } from '../../src/execute/context/process-state.js';
import { applySettings } from '../../src/execute/settings/apply-settings.js';
import { parseSettings } from '../../src/execute/settings/parse-settings.js';
import type { FakeOptions } from './fake-backend.js';
import { FakeBackend, statement } from './fake-backend.js';

/** A fake database as 'default', with the given settings beside its URL. */
export async function useFake(
  fakes: FakeOptions = {},
  settings: object = {},
): Promise<{ fake: FakeBackend; db: Database; run: (sql: string) => Promise<unknown> }> {
  const fake = new FakeBackend(fakes);
  processState.databases.clear();
  await applySettings(parseSettings({ databases: { default: { url: 'fake:here', ...settings } } }, { fake }));
  const db = database();
  const run = (sql: string): Promise<unknown> => db.run(statement(sql), [], { write: true, context: null });
  return { fake, db, run };
}

export interface Gate {
  readonly promise: Promise<void>;
  readonly open: () => void;
}
export function gate(): Gate {
  let open!: () => void;
  const promise = new Promise<void>((resolve) => (open = resolve));
  return { promise, open };
}

/** Lets everything run that waits for nothing. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve();
}

export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'resolved',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
}
