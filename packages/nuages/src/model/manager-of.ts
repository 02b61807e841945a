import type { ModelMeta } from '../metadata/index.js';
import type { Manager } from '../queryset/index.js';

/** The default manager of a model, whose querysets relations and checks begin with. */
export const managerOf = ({ class: { constructor }, defaultManager }: ModelMeta): Manager =>
  (constructor as unknown as Record<string, Manager>)[defaultManager]!;
