// Keys of phantom properties. They are not exported by the package: an editor would offer them after every dot.

/** of field descriptors: plain data at run time, their type parameters are read by the mapped types */
export declare const PH: unique symbol;
/** of models and rows */
export declare const META: unique symbol;
/** of querysets */
export declare const QS: unique symbol;
/** of expressions */
export declare const EXPR: unique symbol;
/** of Q objects */
export declare const QW: unique symbol;
/** of the branches of Case() */
export declare const BRANCH: unique symbol;
/** of functions that only a window gives a meaning */
export declare const WINDOW: unique symbol;
/** of what Prefetch() gives */
export declare const PREFETCH: unique symbol;
