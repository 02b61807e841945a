import { technique } from '../technique.js';

export const bulk = technique({
  id: 'core/6',
  title: 'Bulk writes',
  api: ['bulkCreate()', 'update()', 'bulkUpdate()'],
  rule: 'Many rows are written by few statements. One value for all of them is an update; a value for each is a bulk update.',
  needs: ['its page'],
});
