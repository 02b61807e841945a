import { textType } from '../expressions/index.js';
import { type ParamNode, ZONE } from '../ir/index.js';

/** The time zone: one parameter for all its occurrences, filled when the statement is sent. */
export const zoneParameter: ParamNode = Object.freeze({ node: 'param', value: ZONE, type: textType, of: 'The time zone' });
