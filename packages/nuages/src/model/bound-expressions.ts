import { Avg, Count, F, Max, Min, Q, StdDev, Sum, Variance } from '../expressions/index.js';

/** `Post.expr`. Only types know the model. */
export const boundExpressions = Object.freeze({ Avg, Count, F, Max, Min, Q, StdDev, Sum, Variance });
