import { ProgrammingError } from '../errors/index.js';
import type { Kind, ValueType } from '../ir/index.js';
import { type Lookup, lookups, type OwnSql, type Transform, transforms } from './lookups.js';

/** A lookup of your own. `operand`: what stands on its right, one value of the field's unless given; `type`: a field whose values it takes instead. */
export interface OwnLookup {
  readonly sql: OwnSql;
  readonly operand?: Lookup['operand'];
  readonly type?: { readonly type: ValueType };
}
/** A transform of your own; `gives`: a field whose values it gives. */
export interface OwnTransform {
  readonly sql: OwnSql;
  readonly gives: { readonly type: ValueType };
}

export const ownLookup = ({ sql, operand = 'value', type }: OwnLookup): Lookup =>
  Object.freeze({ op: 'sql', operand, sql, ...(type && { type: type.type }) });
export const ownTransform = ({ sql, gives }: OwnTransform): Transform => Object.freeze({ op: 'sql', sql, gives: gives.type });

export function registerLookup(kind: Kind, name: string, lookup: OwnLookup): void {
  add(lookups, kind, name, ownLookup(lookup));
}

export function registerTransform(kind: Kind, name: string, transform: OwnTransform): void {
  add(transforms, kind, name, ownTransform(transform));
}

function add(table: Readonly<Partial<Record<Kind, object>>>, kind: Kind, name: string, entry: Lookup | Transform): void {
  const taken = Object.hasOwn(lookups[kind] ?? {}, name) || Object.hasOwn(transforms[kind] ?? {}, name);
  if (!Object.hasOwn(lookups, kind) || taken || !/^[a-z][A-Za-z0-9]*$/.test(name)) {
    throw new ProgrammingError(
      'NUA_QUERY_INVALID',
      taken ? `Fields of kind "${kind}" have a lookup "${name}" already.` : `"${kind}" takes no lookup "${name}".`,
      {
        fix: taken ? 'Give it another name.' : `Kinds are ${Object.keys(lookups).join(', ')}; names are letters and digits.`,
      },
    );
  }
  const own = ((table as Record<string, object>)[kind] ??= {});
  (own as Record<string, unknown>)[name] = entry;
}
