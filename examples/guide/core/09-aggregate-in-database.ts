import { technique } from '../technique.js';

export const aggregateInDatabase = technique({
  id: 'core/9',
  title: 'Aggregate in the database',
  api: ['aggregate()', 'annotate()', 'F()'],
  rule: 'Sums, averages and counts are computed where the rows are: one row travels.',
  needs: ['aggregate()', 'annotate()'],
});
