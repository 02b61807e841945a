/** On model classes and on the prototypes of their instances: the ModelMeta. */
export const META: unique symbol = Symbol('nuages.meta');
