import { User } from '../models/index.js';
import { technique } from '../technique.js';

export const noLength = technique({
  id: 'core/10',
  title: 'No length of a queryset',
  api: ['count()', 'exists()', 'inBulk()'],
  rule: 'Let the database count: one row travels, not all of them. Rows looked up by key come as a Map.',
  measure: 'rows',
  bad: async () => (await User.objects.filter({ status: 'active' })).length,
  good: () => User.objects.filter({ status: 'active' }).count(),
  variants: [
    { title: 'whether there is one, by exists()', differs: true, run: () => User.objects.filter({ status: 'active' }).exists() },
    {
      title: 'rows by key, by inBulk()',
      differs: true,
      run: async () => (await User.objects.filter({ id__in: [1, 2, 3] }).inBulk()).get(1)?.username,
    },
  ],
});
