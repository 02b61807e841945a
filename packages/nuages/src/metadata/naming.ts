/** `authorId` -> `author_id`: a `_` before each capital, digits as they are. */
export const columnName = (attribute: string): string => attribute.replace(/(?!^)\p{Lu}/gu, '_$&').toLowerCase();

/** `OrderItem` of `shop` -> `shop_orderitem` */
export const tableName = (app: string | null, model: string): string => `${app === null ? '' : `${app}_`}${model.toLowerCase()}`;

/** `OrderItem` -> `orderItem` */
export const uncapitalised = (model: string): string => model.charAt(0).toLowerCase() + model.slice(1);

/** `shop.Order` -> ['shop', 'Order'] */
export function splitName(name: string): readonly [app: string | null, model: string] {
  const point = name.lastIndexOf('.');
  return point < 0 ? [null, name] : [name.slice(0, point), name.slice(point + 1)];
}

/** what a model is called among all models */
export const labelOf = ({ app, name }: { readonly app: string | null; readonly name: string }): string =>
  app === null ? name : `${app}.${name}`;
