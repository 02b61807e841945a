import { technique } from '../technique.js';

export const indexes = technique({
  id: 'core/7',
  title: 'Indexes',
  api: ['index()', 'unique', 'explain()'],
  rule: 'Index what is filtered, joined and ordered by, and nothing else: each index makes every insert dearer.',
  needs: ['annotate()'],
});
