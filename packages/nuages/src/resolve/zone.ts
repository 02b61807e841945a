import { currentZone, textType } from '../expressions/index.js';
import type { ParamNode } from '../ir/index.js';

/** The time zone: one parameter for all its occurrences, filled when the statement is sent. It is none of the query's values. */
export const zoneParameter: ParamNode = Object.freeze({ node: 'param', value: -1, type: textType, of: 'The time zone', prepare: currentZone });
