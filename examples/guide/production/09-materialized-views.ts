import { technique } from '../technique.js';

export const materializedViews = technique({
  id: 'production/9',
  title: 'Materialized view',
  api: ['MaterializedView()', 'refresh()'],
  rule: 'Statistics that may be some minutes old are computed once and read as a table.',
  needs: ['MaterializedView()'],
});
