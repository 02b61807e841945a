import { technique } from '../technique.js';

export const prefetch = technique({
  id: 'core/2',
  title: 'Many-to-many and reverse relations',
  api: ['prefetchRelated()', 'Prefetch()'],
  rule: 'To-many relations are read by one more query each, whatever the number of rows.',
  needs: ['prefetchRelated()', 'Prefetch()'],
});
