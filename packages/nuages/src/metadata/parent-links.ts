import { type AnyField, FIELD, type ForeignKeyField, oneToOne } from '../fields/index.js';
import type { ModelDefinition } from './define.js';
import { invalid } from './model-error.js';
import type { ModelOptions } from './model-options.js';
import { labelOf, splitName, uncapitalised } from './naming.js';

/** A model that another inherits from. */
export interface Base {
  /** its name among all models, as far as the definition knows it */
  readonly to: string;
  readonly definition: ModelDefinition;
  /** the field that points at the row there; a proxy has the rows themselves and none */
  readonly link: string;
  readonly field: ForeignKeyField;
}

/** As in Django, the order of rows is what is inherited of options. */
export function inheritedOptions([first]: readonly ModelDefinition[]): Partial<ModelOptions> {
  if (!first) return {};
  const { ordering, getLatestBy } = first.options;
  return { ordering, getLatestBy };
}

/** The link to each model that is inherited from: a oneToOne with `parentLink`, or `placePtr`. */
export function parentLinks(from: readonly ModelDefinition[], { proxy }: ModelOptions, own: ReadonlyMap<string, AnyField>): Base[] {
  return from.map((base) => {
    const definition = proxy ? base : concreteOf(base);
    const { name } = definition;
    const declared = proxy ? undefined : [...own].find((entry) => isLinkTo(entry[1], name));
    const [link, field] = declared ?? [
      `${uncapitalised(name)}Ptr`,
      oneToOne(labelOf(definition), { parentLink: true, column: `${name.toLowerCase()}_ptr_id` }),
    ];
    return { to: labelOf(definition), definition, link, field: field as ForeignKeyField };
  });
}

/** the model with the table */
const concreteOf = (definition: ModelDefinition): ModelDefinition =>
  definition.options.proxy ? concreteOf(definition.bases[0]!.definition) : definition;
const isLinkTo = (field: AnyField, name: string): boolean =>
  field[FIELD] === 'foreignKey' && field.parentLink && splitName(field.to)[1] === name;

/** @throws ModelError NUA_MODEL_INVALID */
export function checkBases(
  name: string,
  { proxy, abstract, table }: ModelOptions,
  from: readonly ModelDefinition[],
  own: ReadonlyMap<string, AnyField>,
): void {
  if (abstract && from.length > 0)
    throw invalid(name, null, 'is abstract and inherits from a model with rows', 'Inherit from that model where the rows are.');
  for (const [field, data] of own) {
    if (data[FIELD] !== 'foreignKey' || !data.parentLink) continue;
    if (from.some((base) => isLinkTo(data, concreteOf(base).name))) continue;
    throw invalid(
      name,
      field,
      `has parentLink, and ${name} does not inherit from ${data.to}`,
      `Write Model('${name}', [${data.to}], ...).`,
    );
  }
  if (!proxy) return;
  if (from.length !== 1)
    throw invalid(
      name,
      null,
      `is a proxy of ${from.length === 0 ? 'no model' : 'several models'}`,
      `Write Model('${name}', [User], {}, { proxy: true }).`,
    );
  const [first] = own.keys();
  if (first !== undefined)
    throw invalid(
      name,
      first,
      'is a field of a proxy, which has no table for it',
      'Leave it out, or leave proxy out: then the model has a table of its own.',
    );
  if (table !== null)
    throw invalid(name, null, 'is a proxy and has a table', `Its rows are those of ${from[0]!.name}: leave \`table\` out.`);
}
