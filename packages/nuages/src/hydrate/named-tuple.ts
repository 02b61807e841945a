import { ProgrammingError } from '../errors/index.js';

const known = new Map<string, object>();
/** prototypes kept at most; more, and they are made anew */
const limit = 1000;

/** A prototype of arrays whose items have names too: `row.username` is `row[0]`. Slices and maps of them are plain arrays. */
export function namedPrototype(names: readonly string[]): object {
  const key = JSON.stringify(names);
  let prototype = known.get(key);
  if (!prototype) {
    if (known.size >= limit) known.clear();
    known.set(key, (prototype = build(names)));
  }
  return prototype;
}

function build(names: readonly string[]): object {
  if (names.includes('length')) {
    throw new ProgrammingError('NUA_QUERY_INVALID', 'A named tuple can not have a value called "length": arrays have one.', {
      fix: 'Use valuesList() without `named`, or values().',
      field: 'length',
    });
  }
  class Named extends Array<unknown> {
    static override get [Symbol.species](): ArrayConstructor {
      return Array;
    }
  }
  names.forEach((name, i) =>
    Object.defineProperty(Named.prototype, name, {
      configurable: true,
      get(this: readonly unknown[]) {
        return this[i];
      },
    }),
  );
  return Named.prototype;
}
