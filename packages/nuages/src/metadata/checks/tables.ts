import { invalid } from '../model-error.js';
import type { ModelMeta } from '../model-meta.js';

/** Two models can not make one table; proxies make none. */
export function checkTables(models: readonly ModelMeta[]): void {
  const makers = new Map<string, ModelMeta>();
  for (const model of models) {
    if (!model.managed || model.concrete !== model) continue;
    const { schema, name } = model.table;
    const key = JSON.stringify([schema ?? null, name]);
    const other = makers.get(key);
    if (other)
      throw invalid(model.name, null, `has the table "${name}", which ${other.name} has too`, 'Give one of them `table`, or an `app`.');
    makers.set(key, model);
  }
}
