/** room for the values of a few steps more */
const room = 4;

/**
 * A list in which the places from `size` on are free. It is shared along a chain of querysets: each writes its values behind those that
 * it was made with. A list that another branch has written to already is copied. (No value is ever undefined.)
 */
export function withRoom(values: unknown[], size: number): unknown[] {
  if (size < values.length && values[size] === undefined) return values;
  const copy = new Array<unknown>(size + room);
  for (let i = 0; i < size; i++) copy[i] = values[i];
  return copy;
}
