import { ModelError } from '../../errors/index.js';
import type { Binding } from '../binding.js';

/** Class fields, methods and getters of the class leave the model's own attributes alone. */
export function checkShadowed({ meta, registration }: Binding): void {
  for (const { name, kind } of registration.members ?? []) {
    const hidden = meta.columnByName.has(name) || meta.accessors.has(name);
    if (!hidden) continue;
    const field = kind === 'field';
    throw new ModelError(
      'NUA_MODEL_SHADOWED',
      `${meta.name} has a class ${field ? 'field' : 'member'} "${name}", which hides the ${meta.columnByName.has(name) ? 'field' : 'relation'} ${meta.name}.${name}.`,
      {
        fix: field
          ? `Write \`declare ${name}: ...\`, which says its type and makes nothing, or leave it out.`
          : 'Give the method or getter another name.',
        model: meta.name,
        field: name,
      },
    );
  }
}
