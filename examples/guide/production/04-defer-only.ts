import { technique } from '../technique.js';

export const deferOnly = technique({
  id: 'production/4',
  title: 'defer() and only()',
  api: ['defer()', 'only()'],
  rule: 'Leave heavy columns out of a list; where one is needed after all, it is read for all rows at once.',
  needs: ['its page'],
});
