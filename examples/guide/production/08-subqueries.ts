import { technique } from '../technique.js';

export const subqueries = technique({
  id: 'production/8',
  title: 'Subqueries',
  api: ['Subquery()', 'Exists()', 'OuterRef()'],
  rule: 'A value from another table for each row comes from a subquery, not from a query a row.',
  needs: ['annotate()', 'Subquery()', 'Exists()'],
});
