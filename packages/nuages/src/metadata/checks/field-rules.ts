import { ModelError } from '../../errors/index.js';
import { type AnyField, FIELD, type ForeignKeyField, type ManyToManyField } from '../../fields/index.js';
import { invalid } from '../model-error.js';
import { nameFault } from '../reserved-names.js';

/** What can be said of a field as soon as its name is known. */
export function checkField(model: string, name: string, field: AnyField): void {
  if (field[FIELD] === 'compositeKey') {
    if (name !== 'pk')
      throw invalid(model, name, 'is a key of several columns and must be called pk', 'Write pk: compositePrimaryKey(...).');
    return;
  }
  checkName(model, name);
  switch (field[FIELD]) {
    case 'column':
      if (field.faults.length > 0) throw invalid(model, name, field.faults.join('; it '));
      return;
    case 'foreignKey':
      checkName(model, `${name}Id`);
      checkReverseNames(model, name, field);
      return checkKey(model, name, field);
    case 'manyToMany':
      checkReverseNames(model, name, field);
      return checkPairs(model, name, field);
    case 'genericForeignKey':
    case 'genericRelation':
      return;
  }
}

function checkName(model: string, name: string): void {
  const fault = nameFault(name);
  if (!fault) return;
  const fix = 'Give the field another name; `column` says what the database calls it.';
  if (fault.reserved) throw new ModelError('NUA_NAME_RESERVED', `${model}.${name} ${fault.why}.`, { fix, model, field: name });
  throw invalid(model, name, `can't have that name: it ${fault.why}`, fix);
}

function checkReverseNames(model: string, name: string, { relatedName, relatedQueryName }: ForeignKeyField | ManyToManyField): void {
  for (const [option, given] of Object.entries({ relatedName, relatedQueryName })) {
    const fault = given === undefined || given === '+' ? null : nameFault(given);
    if (fault) throw invalid(model, name, `has the ${option} "${given}", which ${fault.why}`);
  }
}

function checkKey(model: string, name: string, { null: nullable, primaryKey, onDelete, default: value }: ForeignKeyField): void {
  if (primaryKey && nullable) throw invalid(model, name, 'is the primary key and can not be null', 'Leave null out.');
  if (onDelete === 'setNull' && !nullable)
    throw invalid(model, name, "has onDelete: 'setNull' but takes no null", "Add null: true, or choose 'cascade' or 'protect'.");
  if (onDelete === 'setDefault' && value === undefined)
    throw invalid(model, name, "has onDelete: 'setDefault' but no default", 'Give a default.');
  if (onDelete === 'setDefault' && value === null && !nullable)
    throw invalid(model, name, 'has the default null but takes no null', 'Add null: true.');
  if (typeof onDelete === 'object' && onDelete.set === null && !nullable)
    throw invalid(model, name, 'has onDelete: set(null) but takes no null', 'Add null: true.');
}

function checkPairs(model: string, name: string, { to, through, throughFields, symmetrical, table, relatedName }: ManyToManyField): void {
  if (through !== undefined && table !== undefined)
    throw invalid(model, name, 'has `through` and `table`', `The table of ${through} is said in that model.`);
  if (throughFields && through === undefined)
    throw invalid(model, name, 'has throughFields without `through`', 'Name the model between, or leave throughFields out.');
  if (symmetrical !== undefined && to !== 'self')
    throw invalid(model, name, 'is symmetrical but points at another model', "Only a manyToMany('self') can be.");
  if (symmetrical && relatedName !== undefined && relatedName !== '+') {
    throw invalid(
      model,
      name,
      `is symmetrical and has the relatedName "${relatedName}": both sides have one name`,
      'Leave one of the two out.',
    );
  }
}
