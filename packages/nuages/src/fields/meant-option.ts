import { suggest } from '../errors/index.js';

/** Names that Django or other mappers use, where camelCase alone does not lead to ours. */
const elsewhere: Readonly<Record<string, string>> = {
  db_index: 'index',
  dbIndex: 'index',
  db_column: 'column',
  dbColumn: 'column',
  db_table: 'table',
  dbTable: 'table',
  tableName: 'table',
  app_label: 'app',
  appLabel: 'app',
  nullable: 'null',
  length: 'maxLength',
  scale: 'decimalPlaces',
  enum: 'choices',
  primary: 'primaryKey',
  pk: 'primaryKey',
  unique_together: 'constraints',
  uniqueTogether: 'constraints',
  index_together: 'indexes',
  default_manager_name: 'defaultManager',
  defaultManagerName: 'defaultManager',
  condition: 'where',
  references: 'toField',
};
/** Options of Django that have no counterpart. */
const absent: Readonly<Record<string, string>> = {
  blank: 'What may be left out follows from null and default.',
  verbose_name: 'Names for people belong to the program: helpText says what a field is for.',
  on_update: 'The database is not asked to change keys.',
  db_constraint: 'A foreign key is always a constraint.',
  unique: 'A foreign key that is unique is oneToOne().',
};

/** What to write instead of an option that does not exist. */
export function meant(name: string, owner: string, known: readonly string[]): string {
  const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const ours = known.includes(camel) ? camel : Object.hasOwn(elsewhere, name) ? elsewhere[name]! : undefined;
  if (ours !== undefined && known.includes(ours)) return `It is called "${ours}" here.`;
  if (Object.hasOwn(absent, name)) return absent[name]!;
  return suggest(name, owner, known);
}
