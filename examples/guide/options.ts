import { parseArgs } from 'node:util';
import { chapters } from './chapters.js';
import type { SizeName } from './data/sizes.js';
import { sizes } from './data/sizes.js';
import { milliseconds } from './measure/round-trip.js';
import type { Technique } from './technique.js';

export interface Options {
  readonly json: boolean;
  readonly sql: boolean;
  readonly techniques: readonly Technique[];
  /** --only was given: the variants are run too */
  readonly only: boolean;
  readonly size: SizeName;
  readonly database: string | null;
  readonly roundTripMs: number;
}

/** Something in the command line that doesn't exist or can't be read: exit code 2. */
export class UsageError extends Error {}

export const usage = `npm start -- [options]

  --only ID             this technique, with its variants; may be given several times
  --sql                 also print the code and the SQL of each way
  --json                print only JSON: [{ id, title, status, bad, good, factor }]
  --size NAME           ${Object.keys(sizes).join(', ')}: how much data; full unless given
  --database URL        a database instead of the embedded one: postgres://user@host/name.
                        Its tables guide_* are made, and made anew where they hold another size.
  --round-trip TIME     adds this to each statement, as a network does: 1ms, 250us
  --help`;

/** Reads the command line; null where it asks for help. */
export function readOptions(args: readonly string[]): Options | null {
  const given = parsed(args);
  if (given.help === true) return null;
  const { only = [], size = 'full', database = null, 'round-trip': roundTrip = '0' } = given;
  if (!isSize(size)) throw new UsageError(`There is no size "${size}". There are: ${Object.keys(sizes).join(', ')}.`);
  const roundTripMs = milliseconds(roundTrip);
  if (roundTripMs === null) throw new UsageError(`--round-trip takes a time such as 1ms or 250us, not "${roundTrip}".`);
  const techniques = only.length === 0 ? chapters : chapters.filter(({ id }) => only.includes(id));
  for (const id of only) {
    if (!chapters.some((each) => each.id === id))
      throw new UsageError(`There is no technique "${id}". There are: ${chapters.map((each) => each.id).join(', ')}.`);
  }
  return { json: given.json ?? false, sql: given.sql ?? false, techniques, only: only.length > 0, size, database, roundTripMs };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
        sql: { type: 'boolean' },
        only: { type: 'string', multiple: true },
        size: { type: 'string' },
        database: { type: 'string' },
        'round-trip': { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}

const isSize = (name: string): name is SizeName => Object.hasOwn(sizes, name);
