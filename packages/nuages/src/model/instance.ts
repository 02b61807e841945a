import { takeColumns } from '../hydrate/index.js';
import { META, type ModelDefinition, type ModelMeta } from '../metadata/index.js';
import type { DeleteOptions, DeleteResult, SaveOptions } from '../types/instance.js';
import { deleteRow, saveRow } from '../write/index.js';
import { DEFINITION } from './definition-symbol.js';
import { fullClean } from './full-clean.js';
import { initialise } from './initialise.js';
import { inspectRow } from './inspect-row.js';
import { jsonOf, plainOf } from './plain.js';
import { refreshRow, type RefreshOptions } from './refresh.js';
import { unregistered } from './unregistered.js';

/** What every instance has, see types/instance.ts. The classes that Model() makes extend it and say which model they are of. */
export class ModelInstance {
  declare readonly [META]: ModelMeta;

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

  get $loaded(): true {
    return true;
  }

  get pk(): unknown {
    const keys = this[META].primaryKey.map((key) => (this as Record<string, unknown>)[key.name]);
    return keys.length === 1 ? keys[0] : keys;
  }

  save(options?: SaveOptions<string>): Promise<void> {
    return saveRow(this, options);
  }

  delete(options?: DeleteOptions): Promise<DeleteResult> {
    return deleteRow(this, options);
  }

  refreshFromDb(options?: RefreshOptions): Promise<void> {
    return refreshRow(this, options);
  }

  fullClean(): Promise<void> {
    return fullClean(this);
  }

  toJSON(): Record<string, unknown> {
    return jsonOf(this);
  }
  toPlain(): Record<string, unknown> {
    return plainOf(this);
  }
  [Symbol.for('nodejs.util.inspect.custom')](depth: number, options: object, inspect: (value: unknown, options: object) => string): string {
    return inspectRow(this, depth, options, inspect);
  }
}
