interface Pending {
  readonly target: unknown;
  readonly columns: Readonly<Record<string, unknown>>;
}
let pending: Pending | null = null;

/**
 * Makes a row by the real constructor of its class, for classes with fields or private members of their own. The constructor of the
 * base takes the columns (`takeColumns`) instead of its argument, so that a constructor between may do with that as it likes.
 */
export function construct(
  constructor: abstract new (...args: never[]) => object,
  prototype: object,
  columns: Readonly<Record<string, unknown>>,
): object {
  const target = prototype === constructor.prototype ? constructor : newTargetFor(prototype);
  const outer = pending;
  pending = { target, columns };
  try {
    return Reflect.construct(constructor as new (...args: unknown[]) => object, [{ ...columns }], target as new () => object);
  } finally {
    pending = outer;
  }
}

/** The columns of the row that is being made by `construct`; null: the constructor was called by hand. */
export function takeColumns(newTarget: unknown): Readonly<Record<string, unknown>> | null {
  if (pending?.target !== newTarget) return null;
  const { columns } = pending!;
  pending = null;
  return columns;
}

const targets = new WeakMap<object, () => void>();
/** `new.target` decides the prototype */
function newTargetFor(prototype: object): () => void {
  let target = targets.get(prototype);
  if (!target) {
    target = function Row() {};
    target.prototype = prototype;
    targets.set(prototype, target);
  }
  return target;
}
