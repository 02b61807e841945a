import { bindModels } from '../../src/metadata/bind.js';
import { defineModel, type ModelMeta } from '../../src/metadata/index.js';

type Definition = readonly [fields: object, options?: object];
class Row {}

/** Models by name, bound together without classes. A name may say its application: 'shop.Order'. */
export function bind(models: Readonly<Record<string, Definition>>, app: string | null = null): Record<string, ModelMeta> {
  const registrations = Object.entries(models).map(([name, [fields, options]]) => {
    const definition = defineModel(name, fields, options);
    return {
      definition,
      app: definition.app ?? app,
      schema: null,
      class: { constructor: Row, prototype: Row.prototype, ownFields: false },
      defaultManager: 'objects',
    };
  });
  return Object.fromEntries([...bindModels(registrations).values()].map((meta) => [meta.name, meta]));
}

/** code and message of what a definition raises */
export function wrong(define: () => unknown): string {
  try {
    define();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === undefined) throw error;
    return message;
  }
  throw new Error('nothing was thrown');
}
