import type { Features } from '../contract/index.js';
import { ModelError } from '../errors/index.js';
import type { SchemaChange, TableName } from '../ir/index.js';

interface Named {
  readonly what: string;
  readonly name: string;
  readonly table: TableName;
  /** indexes and tables share their names within a schema */
  readonly shared: boolean;
}

/**
 * A database cuts names that are too long without a word, and then can't tell them apart.
 * @throws ModelError NUA_MODEL_INVALID
 */
export function checkNames(changes: readonly SchemaChange[], { maxIdentifierBytes }: Features): void {
  const taken = new Map<string, Named>();
  for (const named of changes.flatMap(namesIn)) {
    const { what, name, table, shared } = named;
    if (Buffer.byteLength(name) > maxIdentifierBytes) {
      throw invalid(
        named,
        `The ${what} "${name}" of the table "${table.name}" has a name of more than ${maxIdentifierBytes} bytes, which is what the database takes.`,
        `Give a shorter one with \`${what === 'table' ? 'table' : what === 'column' ? 'column' : 'name'}\`.`,
      );
    }
    if (!shared) continue;
    const key = JSON.stringify([table.schema ?? null, name]);
    const other = taken.get(key);
    if (other)
      throw invalid(
        named,
        `The ${what} "${name}" of the table "${table.name}" has the name of the ${other.what} of "${other.table.name}".`,
        'Give one of them another name.',
      );
    taken.set(key, named);
  }
}

function namesIn(change: SchemaChange): Named[] {
  switch (change.change) {
    case 'createTable':
      return [
        { what: 'table', name: change.table.name, table: change.table, shared: true },
        ...change.columns.map(({ name }) => ({ what: 'column', name, table: change.table, shared: false })),
        ...change.constraints.map(({ name, constraint }) => ({
          what: 'constraint',
          name,
          table: change.table,
          shared: constraint === 'unique',
        })),
      ];
    case 'createIndex':
      return [{ what: 'index', name: change.index.name, table: change.index.table, shared: true }];
    case 'addConstraint':
      return [{ what: 'constraint', name: change.constraint.name, table: change.table, shared: false }];
    default:
      return [];
  }
}

const invalid = ({ table }: Named, fact: string, fix: string): ModelError =>
  new ModelError('NUA_MODEL_INVALID', fact, { fix, table: table.name });
