import { technique } from '../technique.js';

export const transactions = technique({
  id: 'production/5',
  title: 'Transactions',
  api: ['atomic()', 'onCommit()', 'selectForUpdate()', 'bulkUpdate()'],
  rule: 'What belongs together is committed together; locks are taken by one query, in the order of the keys.',
  needs: ['its page'],
});
