import { technique } from '../technique.js';

export const plans = technique({
  id: 'production/10',
  title: 'Plans',
  api: ['explain()', 'analyze()'],
  rule: 'Look at what the database does before changing the query, and again afterwards.',
  needs: ['analyze()', 'selectRelated()', 'prefetchRelated()'],
});
