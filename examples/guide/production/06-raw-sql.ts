import { technique } from '../technique.js';

export const rawSql = technique({
  id: 'production/6',
  title: 'Raw SQL',
  api: ['db.query``', 'raw()'],
  rule: 'Where SQL says it better, write SQL, and let values be parameters.',
  needs: ['db.query``', 'raw()'],
});
