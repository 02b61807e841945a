import { technique } from '../technique.js';

export const cache = technique({
  id: 'production/1',
  title: 'Cache expensive queries',
  api: ['cache.getOrSet()', 'cache()'],
  rule: 'What is dear to compute and read often is kept, and dropped as soon as its tables are written to.',
  needs: ['cache'],
});
