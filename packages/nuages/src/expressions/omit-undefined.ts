/**
 * The object without the properties that hold undefined: everywhere else, undefined is an error and never "leave it out".
 * @example Post.objects.filter(omitUndefined({ title: query.title, isPublished: true }))
 */
export const omitUndefined = (object: object): object =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
