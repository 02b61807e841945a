import type { Write } from '../../../../contract/index.js';
import type { ConstraintDefinition, ForeignKeyDefinition, UniqueDefinition } from '../../../../ir/index.js';
import { quoteName } from '../quote.js';
import { nameList, tableSql } from './table-name.js';

/** `CONSTRAINT "name" UNIQUE ("a", "b")`, in CREATE TABLE and after ADD */
export function constraintSql(constraint: ConstraintDefinition, write: Write): string {
  return `CONSTRAINT ${quoteName(constraint.name)} ${rule(constraint, write)}`;
}

function rule(constraint: ConstraintDefinition, write: Write): string {
  switch (constraint.constraint) {
    case 'check':
      return `CHECK (${write(constraint.condition)})`;
    case 'unique':
      return unique(constraint);
    case 'foreignKey':
      return foreignKey(constraint);
  }
}

function unique({ columns, include, nullsDistinct, deferrable }: UniqueDefinition): string {
  const nulls = nullsDistinct === false ? ' NULLS NOT DISTINCT' : '';
  const covering = include?.length ? ` INCLUDE (${nameList(include)})` : '';
  return `UNIQUE${nulls} (${nameList(columns)})${covering}${deferrable ? ` DEFERRABLE INITIALLY ${deferrable.toUpperCase()}` : ''}`;
}

function foreignKey({ columns, target, targetColumns, deferred }: ForeignKeyDefinition): string {
  const keys = `FOREIGN KEY (${nameList(columns)}) REFERENCES ${tableSql(target)} (${nameList(targetColumns)})`;
  return deferred ? `${keys} DEFERRABLE INITIALLY DEFERRED` : keys;
}
