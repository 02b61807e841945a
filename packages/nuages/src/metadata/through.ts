import { FIELD, foreignKey, type ForeignKeyField, type ManyToManyField } from '../fields/index.js';
import type { Binding, Bindings, Registration } from './binding.js';
import { unique } from './constraints.js';
import { pointedColumn } from './columns.js';
import { defineModel } from './define.js';
import { invalid } from './model-error.js';
import type { ColumnMeta } from './model-meta.js';
import { columnName, tableName, uncapitalised } from './naming.js';

/** The keys of a table of pairs, each with the column that it points at. */
export interface Through {
  readonly source: Pointer;
  readonly goal: Pointer;
}
interface Pointer {
  readonly key: ColumnMeta;
  readonly to: ColumnMeta;
}

/** The model between, of a many-to-many that names none: `Post_tags`, in the table `post_tags`, with `post_id` and `tag_id`. */
export function autoThrough(
  { registration, definition, label }: Binding,
  field: string,
  { table }: ManyToManyField,
  target: Binding,
): Registration {
  const { name, options } = definition;
  const { app } = registration;
  for (const side of [definition, target.definition]) {
    if (side.fields.get('pk'))
      throw invalid(
        name,
        field,
        `makes pairs with the key of ${side.name}, which is several columns`,
        'Declare a model with the columns one by one.',
      );
  }
  const self = label === target.label;
  const key = (to: Binding['definition'], toLabel: string, side: string) =>
    [
      self ? `${side}${to.name}` : uncapitalised(to.name),
      foreignKey(toLabel, { column: `${self ? `${side}_` : ''}${to.name.toLowerCase()}_id`, relatedName: '+' }),
    ] as const;
  const [source, goal] = [key(definition, label, 'from'), key(target.definition, target.label, 'to')];
  class Pair {}
  const between = {
    table: table ?? `${options.table ?? tableName(app, name)}_${columnName(field)}`,
    constraints: [unique([source[0], goal[0]])],
    managed: options.managed,
  };
  return {
    definition: defineModel(`${name}_${field}`, Object.fromEntries([source, goal]), between, { auto: true }),
    app,
    schema: options.schema ?? registration.schema,
    class: Object.freeze({ constructor: Pair, prototype: Pair.prototype, ownFields: false }),
    defaultManager: 'objects',
  };
}

/** Which foreign keys of the model between lead from `binding` to `target`. */
export function pairKeys(
  binding: Binding,
  name: string,
  field: ManyToManyField,
  target: Binding,
  between: Binding,
  models: Bindings,
): Through {
  const keys = [...between.definition.fields].filter((entry): entry is [string, ForeignKeyField] => entry[1][FIELD] === 'foreignKey');
  const pointer = ([key, data]: [string, ForeignKeyField]): Pointer & { target: Binding; name: string } => {
    const to = models.target(between, key, data.to);
    const own = between.meta.ownColumns.find((c) => c.field === key)!;
    return { name: key, target: to, key: own, to: pointedColumn(between, key, data, models.concrete(to)) };
  };
  const all = keys.map(pointer);
  const { throughFields } = field;
  if (throughFields) {
    const [source, goal] = throughFields.map((key) => all.find((p) => p.name === key));
    if (source?.target === binding && goal?.target === target && source !== goal) return { source, goal };
    throw invalid(
      binding.meta.name,
      name,
      `has the throughFields ${throughFields.map((f) => `"${f}"`).join(' and ')}, which are not foreign keys of ${between.meta.name} to ${binding.meta.name} and to ${target.meta.name}`,
      foreignKeys(between, keys),
    );
  }
  const sources = all.filter((p) => p.target === binding);
  const goals = all.filter((p) => p.target === target);
  if (binding === target && sources.length === 2) return { source: sources[0]!, goal: sources[1]! };
  if (sources.length === 1 && goals.length === 1 && binding !== target) return { source: sources[0]!, goal: goals[0]! };
  const missing = sources.length === 0 ? binding : goals.length === 0 ? target : null;
  if (missing)
    throw invalid(
      binding.meta.name,
      name,
      `goes through ${between.meta.name}, which has no foreign key to ${missing.meta.name}`,
      foreignKeys(between, keys),
    );
  throw invalid(
    binding.meta.name,
    name,
    `goes through ${between.meta.name}, whose foreign keys leave open which are meant`,
    'Give throughFields: the one to this model, then the one to the target.',
  );
}
const foreignKeys = ({ meta }: Binding, keys: readonly [string, ForeignKeyField][]): string =>
  `${meta.name} has: ${keys.map(([key, { to }]) => `${key} (to ${to})`).join(', ') || 'no foreign key'}.`;
