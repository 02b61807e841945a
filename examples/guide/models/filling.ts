import { char, dateTime, foreignKey, Model } from 'nuages';

/** One row, written last: the tables hold all the data of this size, made by this state of the models and the generator. */
export class Filling extends Model('Filling', {
  size: char({ maxLength: 10 }),
  fingerprint: char({ maxLength: 64 }),
  filledAt: dateTime({ autoNowAdd: true }),
}) {}

/** The table of pairs that `Post.tags` makes, as a model of its own, so that pairs can be written in bulk. */
export class PostTag extends Model(
  'PostTag',
  {
    post: foreignKey('Post', { relatedName: '+' }),
    tag: foreignKey('Tag', { relatedName: '+' }),
  },
  { table: 'guide_post_tags', managed: false },
) {}
