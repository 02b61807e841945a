import { NotSupportedError, printable, ProgrammingError } from '../../errors/index.js';
import type { Work, WithSettingsOptions } from '../../types/transactions.js';
import { currentFrame, runInFrame } from '../context/frame.js';
import { currentChanges } from '../context/scope.js';
import type { Database } from '../database.js';
import { database } from '../databases.js';
import { atomic } from './atomic.js';
import { currentBlock } from './current-block.js';

type Settings = Readonly<Record<string, string | number | boolean>>;

/**
 * Runs `fn` in a transaction in which session variables have these values, and the role is `role`: what the policies of row-level security ask
 * for. They are set by one statement, as parameters, and end with the transaction; inside another they have their old values again afterwards.
 * @throws NotSupportedError NUA_BACKEND_UNSUPPORTED; ProgrammingError NUA_QUERY_INVALID for a name or value that can't be one
 * @example
 * await withSettings({ 'app.tenant': 7 }, () => Post.objects.count())
 * // BEGIN
 * // SELECT set_config($1, $2, true)
 * // SELECT COUNT(*) FROM "post"
 * // COMMIT
 */
export function withSettings<T>(settings: Settings, fn: Work<T>, options: WithSettingsOptions = {}): Promise<T> {
  const { role, using } = options;
  const target = database(using);
  const values = [...checked(settings), ...(role === undefined ? [] : ([['role', role]] as const))];
  return atomic(
    async () => {
      const inner = currentBlock(target.alias)!.parent !== null;
      const before = inner
        ? await read(
            target,
            values.map(([name]) => name),
          )
        : null;
      await set(target, values);
      try {
        const all = new Map([...(currentFrame()?.settings ?? []), [target.alias, {}]]);
        return await runInFrame({ settings: all }, fn);
      } finally {
        // after an error the savepoint takes them back
        if (before && currentBlock(target.alias)!.sound) await set(target, before);
      }
    },
    { ...(using !== undefined && { using }) },
  );
}

type Pairs = readonly (readonly [name: string, value: string])[];
const identifier = /^[a-z_]\w*(\.[a-z_]\w*)*$/iu;

function checked(settings: Settings): Pairs {
  return Object.entries(settings).map(([name, value]) => {
    if (!identifier.test(name))
      throw invalid(
        `"${printable(name)}" is no name of a session variable`,
        "Write letters, digits and _, with a prefix of yours: 'app.tenant'.",
      );
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      throw invalid(`the session variable "${name}" has no value`, 'Give text, a number, true or false.');
    return [name, String(value)] as const;
  });
}

async function set(target: Database, pairs: Pairs): Promise<void> {
  if (pairs.length === 0) return;
  await run(target, settingsOf(target).set(pairs.length), pairs.flat());
  // the same questions have other answers now
  currentChanges().record(null);
}
async function read(target: Database, names: readonly string[]): Promise<Pairs> {
  if (names.length === 0) return [];
  const [row] = await run(target, settingsOf(target).read(names.length), names);
  return names.map((name, i) => [name, row![i] ?? (name === 'role' ? 'none' : '')] as const);
}

async function run(target: Database, sql: string, params: readonly string[]): Promise<(string | null)[][]> {
  const count = sql.split('(').length - 1;
  const columns = Array.from({ length: count }, () => ({ name: 'text' }) as const);
  const make = (_: unknown, ...cells: unknown[]): (string | null)[] => cells as (string | null)[];
  return (await target.run({ sql, name: null, columns, make }, params, { write: false, context: null })).rows;
}

function settingsOf({ alias, dialect }: Database): NonNullable<Database['dialect']['sessionSettings']> {
  if (dialect.sessionSettings) return dialect.sessionSettings;
  throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', `"${alias}" has no session variables.`, {
    fix: 'Filter by the value, in a manager: manager(PostQuerySet, (all) => all.filter({ ... })).',
  });
}

const invalid = (fact: string, fix: string): ProgrammingError =>
  new ProgrammingError('NUA_QUERY_INVALID', `withSettings(): ${fact}.`, { fix });
