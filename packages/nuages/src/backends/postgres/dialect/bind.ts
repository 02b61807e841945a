import type { Bind } from '../../../contract/index.js';
import { type CellName, JsonNull } from '../../../ir/index.js';
import { intervalText } from '../cells/intervals.js';
import { isoText } from '../cells/moments.js';
import { foundParameter } from './found-parameter.js';

/** Cells that the driver doesn't take as they are. Numbers, texts, booleans and bytes it does. */
export const bindings: Readonly<Partial<Record<Exclude<CellName, 'array'>, Bind>>> = {
  bigint: String as Bind,
  datetime: isoText,
  duration: intervalText,
  found: foundParameter,
  json: (value: unknown) => (value === JsonNull ? 'null' : JSON.stringify(value)),
};
