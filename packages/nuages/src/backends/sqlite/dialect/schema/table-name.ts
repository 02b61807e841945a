import type { TableName } from '../../../../ir/index.js';
import { quote } from '../quote.js';

export const tableSql = ({ schema, name }: TableName): string => (schema === undefined ? quote(name) : `${quote(schema)}.${quote(name)}`);
