import { technique } from '../technique.js';

export const deepPrefetch = technique({
  id: 'production/2',
  title: 'Deep and conditional prefetching',
  api: ['selectRelated()', 'prefetchRelated()', 'Prefetch()'],
  rule: 'A page costs a fixed number of queries, however deep its relations go; load what this reader will see.',
  needs: ['selectRelated()', 'prefetchRelated()', 'Prefetch()'],
});
