import type { Template } from '../../../../contract/index.js';
import { windows } from '../../../standard/windows.js';
import { byHand } from './by-hand.js';
import { cast } from './cast.js';
import { choice } from './choice.js';
import { comparison } from './comparison.js';
import { fill } from './fill.js';
import { json } from './json.js';
import { maths } from './maths.js';
import { numbers } from './numbers.js';
import { dates } from './temporal.js';
import { text } from './text.js';

/** A decimal that is computed gets the affinity that a column of decimals has, as in Django: what is compared with it is made a number. */
const numeric =
  (template: Template): Template =>
  (call, write) => {
    const sql = typeof template === 'string' ? fill(template, call, write) : template(call, write);
    return call.type.kind === 'decimal' ? `(CAST(${sql} AS NUMERIC))` : sql;
  };

export const templates: Readonly<Record<string, Template>> = Object.freeze({
  ...comparison,
  ...byHand,
  ...windows,
  ...Object.fromEntries(
    Object.entries({ ...text, ...numbers, ...maths, ...choice, ...dates, ...cast, ...json }).map(([op, template]) => [
      op,
      numeric(template),
    ]),
  ),
});
