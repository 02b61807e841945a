import { Q } from 'nuages';
import { Comment } from '../models/index.js';
import { planRows } from '../report/plan-rows.js';
import { technique } from '../technique.js';

export const plans = technique({
  id: 'production/10',
  title: 'Plans',
  api: ['explain()', 'analyze()'],
  rule:
    'Look at what the database does before changing the query, and again afterwards. A condition or another over two tables reads both ' +
    'from end to end, whatever their indexes; a union of two questions reads the rows that it gives.',
  measure: 'read',
  bad: async () => {
    const said = Comment.objects.filter(Q({ author: 7 }).or({ post__author: 7 }));
    return said.orderBy('id').values('id', 'body');
  },
  good: async () => {
    const [own, received] = [Comment.objects.filter({ author: 7 }), Comment.objects.filter({ post__author: 7 })];
    return own.values('id', 'body').union(received.values('id', 'body')).orderBy('id');
  },
  variants: [{ title: 'rows, queries, time of each and findings, by analyze()', needs: ['analyze()'] }],
  tables: [
    {
      title: 'the plan of the bad way, from explain()',
      run: async ({ analyze }) => {
        const said = Comment.objects.filter(Q({ author: 7 }).or({ post__author: 7 }));
        return planRows(await said.orderBy('id').values('id', 'body').explain({ analyze }));
      },
    },
    {
      title: 'the plan of the good way, from explain()',
      run: async ({ analyze }) => {
        const [own, received] = [Comment.objects.filter({ author: 7 }), Comment.objects.filter({ post__author: 7 })];
        const union = own.values('id', 'body').union(received.values('id', 'body')).orderBy('id');
        return planRows(await union.explain({ analyze }));
      },
    },
  ],
});
