import { technique } from '../technique.js';

export const nPlusOne = technique({
  id: 'core/1',
  title: 'N+1',
  api: ['selectRelated()', 'fetchMode()', 'await post.author'],
  rule: 'A loop that follows a foreign key row by row asks the database once a row. Join the relation: one query.',
  needs: ['selectRelated()', 'fetchMode()'],
});
