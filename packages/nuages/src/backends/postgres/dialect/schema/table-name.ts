import type { TableName } from '../../../../ir/index.js';
import { quoteName } from '../quote.js';

export const tableSql = ({ schema, name }: TableName): string =>
  schema === undefined ? quoteName(name) : `${quoteName(schema)}.${quoteName(name)}`;
export const nameList = (names: readonly string[]): string => names.map(quoteName).join(', ');
