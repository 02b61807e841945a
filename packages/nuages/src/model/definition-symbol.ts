/** On the classes that Model() makes, and by inheritance on those that extend them: the ModelDefinition. */
export const DEFINITION: unique symbol = Symbol('nuages.definition');
