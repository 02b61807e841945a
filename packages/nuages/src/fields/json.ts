import { documentOf } from '../expressions/index.js';
import { customField, type FieldBuilder } from './custom-field.js';

const field = customField({ kind: 'json', cell: 'json', type: { name: 'json' }, encode: documentOf }, { name: 'json' });

export const json = (): FieldBuilder => field;
