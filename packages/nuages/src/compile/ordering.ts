import type { Write } from '../contract/index.js';
import type { Ordering } from '../ir/index.js';

/** `"x" DESC NULLS LAST` */
export const writeOrdering = ({ expr, desc, nulls }: Ordering, write: Write): string =>
  `${write(expr)} ${desc ? 'DESC' : 'ASC'}${nulls ? ` NULLS ${nulls.toUpperCase()}` : ''}`;
