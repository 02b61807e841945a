import { technique } from '../technique.js';

export const partitions = technique({
  id: 'production/7',
  title: 'Partitions',
  api: ['partitionBy: range()'],
  rule: 'A table that grows by time is cut by time: a query reads its month, and an old month is dropped, not deleted.',
  needs: ['partitionBy'],
});
