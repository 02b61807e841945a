/** What JavaScript or an instance needs for itself. */
const reserved: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
  'then',
  'toJSON',
  'toPlain',
  'pk',
  'save',
  'delete',
  'refreshFromDb',
  'fullClean',
  'objects',
]);
const identifier = /^[\p{ID_Start}_][\p{ID_Continue}$]*$/u;

export interface NameFault {
  /** JavaScript or instances need the name */
  readonly reserved: boolean;
  /** words that follow the name */
  readonly why: string;
}

/** Why a field, an annotation, an accessor or a `toAttr` can't have this name; null where it can. */
export function nameFault(name: string): NameFault | null {
  if (reserved.has(name) || name.startsWith('$')) return { reserved: true, why: 'is a name that JavaScript or Nuages needs' };
  const why = shapeFault(name);
  return why === null ? null : { reserved: false, why };
}
function shapeFault(name: string): string | null {
  if (!identifier.test(name)) return 'is no plain name: letters, digits and _, a letter first';
  if (name.includes('__')) return 'holds "__", which separates the names of a lookup';
  return name.endsWith('_') ? 'ends with "_", which a lookup could not be told from' : null;
}
