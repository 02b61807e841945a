import { bigint, char, genericForeignKey, genericRelation, Model, text } from 'nuages';

export class Hall extends Model('Hall', { name: char(), notes: genericRelation('Note') }) {}
export class Note extends Model('Note', {
  body: text(),
  targetModel: char(),
  targetKey: bigint(),
  target: genericForeignKey({ model: 'targetModel', key: 'targetKey', to: ['Hall', 'Tag'] }),
}) {}
/** of any model */
export class Mark extends Model('Mark', { kind: char(), ref: char(), item: genericForeignKey({ model: 'kind', key: 'ref' }) }) {}
