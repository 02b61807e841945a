import type { RowShape } from '../metadata/row-shape.js';
import { closureMaker } from './closure-maker.js';
import { mayGenerate } from './generate.js';
import { generatedMaker } from './generated-maker.js';

/** Makes one row. `context` is the row's Group; cells come in the order of the columns. */
export type MakeRow<T = unknown> = (context: unknown, ...cells: unknown[]) => T;

/** The code that makes the rows of a shape: generated, or of closures where the process may not generate code. Once per shape. */
export const makeRow = (shape: RowShape): MakeRow => (mayGenerate() ? generatedMaker(shape) : closureMaker(shape));
