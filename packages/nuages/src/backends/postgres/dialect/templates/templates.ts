import { windows } from '../../../standard/windows.js';
import { arrays } from './arrays.js';
import { byHand } from './by-hand.js';
import { choice } from './choice.js';
import { comparison } from './comparison.js';
import { dates } from './dates.js';
import { hashes } from './hashes.js';
import { json } from './json.js';
import { maths } from './maths.js';
import { numbers } from './numbers.js';
import type { Templates } from './operand.js';
import { text } from './text.js';

/** Operators, lookups, functions, as Django's PostgreSQL backend writes them. */
export const templates: Templates = Object.freeze({
  ...comparison,
  ...text,
  ...hashes,
  ...numbers,
  ...maths,
  ...dates,
  ...json,
  ...arrays,
  ...choice,
  ...byHand,
  ...windows,
});
