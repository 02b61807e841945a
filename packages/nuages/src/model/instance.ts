import { takeColumns } from '../hydrate/index.js';
import { META, type ModelDefinition, type ModelMeta } from '../metadata/index.js';
import type { DeleteResult, SaveOptions } from '../types/instance.js';
import { deleteRow, saveRow } from '../write/index.js';
import { DEFINITION } from './definition-symbol.js';
import { fullClean } from './full-clean.js';
import { initialise } from './initialise.js';
import { inspectRow } from './inspect-row.js';
import { jsonOf, plainOf } from './plain.js';
import { refreshRow, type RefreshOptions } from './refresh.js';
import { unregistered } from './unregistered.js';

/** What every instance has. The classes that Model() makes extend it and say which model they are of. */
export class ModelInstance {
  declare readonly [META]: ModelMeta;

  /**
   * A new row, not saved yet: values by field (`author: user`, or its key) or by attribute (`authorId`); defaults for the rest.
   * @throws FieldError NUA_FIELD_UNKNOWN; ValueError NUA_VALUE_UNDEFINED; ProgrammingError NUA_WRITE_INVALID
   * @example const post = new Post({ title: 'x', author }); await post.save();
   */
  constructor(data: object = {}) {
    const columns = takeColumns(new.target);
    if (columns) {
      for (const name of Object.keys(columns))
        Object.defineProperty(this, name, { value: columns[name], writable: true, enumerable: true, configurable: true });
      return;
    }
    const meta = this[META];
    if (!meta.ready) throw unregistered((new.target as unknown as { readonly [DEFINITION]: ModelDefinition })[DEFINITION]);
    initialise(this, meta, data);
  }

  /** true: a row is here; a relation that isn't loaded has false */
  get $loaded(): true {
    return true;
  }

  /** The value of the key, whatever it is called; of a key of several columns the list of its values. */
  get pk(): unknown {
    const keys = this[META].primaryKey.map((key) => (this as Record<string, unknown>)[key.name]);
    return keys.length === 1 ? keys[0] : keys;
  }

  /**
   * Writes every loaded column: UPDATE where the row has a key, INSERT where it has none or no row has that key.
   * Options: `updateFields` (write these only), `forceInsert`, `forceUpdate`, `using` (alias; the row's own unless given).
   * @throws DoesNotExist NUA_NOT_UPDATED; IntegrityError; ValueError NUA_VALUE_INVALID, NUA_VALUE_UNDEFINED
   * @example post.title = 'new'; await post.save({ updateFields: ['title'] });
   * // UPDATE "post" SET "title" = $1 WHERE "post"."id" = $2
   */
  save(options?: SaveOptions<string>): Promise<void> {
    return saveRow(this, options);
  }

  /**
   * Deletes the row. Afterwards the instance has no key: saved again, it is a new row.
   * @throws IntegrityError NUA_INTEGRITY_FOREIGN_KEY when rows point at it
   * @example await post.delete(); // { count: 1, models: { Post: 1 } }
   */
  delete(options?: { readonly using?: string }): Promise<DeleteResult> {
    return deleteRow(this, options);
  }

  /**
   * Reads columns again, the loaded ones unless `fields` names others, and forgets the relations that were loaded.
   * @throws DoesNotExist NUA_DOES_NOT_EXIST when the row is gone
   * @example await post.refreshFromDb({ fields: ['views'] }); // SELECT "post"."views" FROM "post" WHERE "post"."id" = $1
   */
  refreshFromDb(options?: RefreshOptions): Promise<void> {
    return refreshRow(this, options);
  }

  /**
   * Checks all fields, then that unique ones are not taken.
   * @throws ValidationError NUA_VALIDATION with every issue
   */
  fullClean(): Promise<void> {
    return fullClean(this);
  }

  /** Columns, annotations and relations that are loaded, as JSON takes them: dates as ISO text, decimals and bigints as text, bytes in base64. Never a query. */
  toJSON(): Record<string, unknown> {
    return jsonOf(this);
  }
  /** The same with values kept: a plain object. */
  toPlain(): Record<string, unknown> {
    return plainOf(this);
  }
  [Symbol.for('nodejs.util.inspect.custom')](depth: number, options: object, inspect: (value: unknown, options: object) => string): string {
    return inspectRow(this, depth, options, inspect);
  }
}
