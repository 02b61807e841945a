import { Count } from 'nuages';
import { User } from '../models/index.js';
import { technique } from '../technique.js';

export const onlyNeededFields = technique({
  id: 'core/4',
  title: 'Only the columns needed',
  api: ['values()', 'valuesList()', 'only()', 'defer()'],
  rule: 'Read the columns that are used. A heavy column costs the database, the wire and the memory, whoever looks at it.',
  measure: 'bytes',
  claims: 'two columns of 10,000 rows in 5 MB, whole rows in 50 MB',
  bad: async () => {
    const users = await User.objects.orderBy('id');
    return users.map(({ id, username }) => ({ id, username }));
  },
  good: () => User.objects.orderBy('id').values('id', 'username'),
  variants: [
    {
      title: 'instances of two columns, by only()',
      run: async () => {
        const users = await User.objects.orderBy('id').only('id', 'username');
        return users.map(({ id, username }) => ({ id, username }));
      },
    },
    {
      title: 'instances without the heavy columns, by defer()',
      run: async () => {
        const users = await User.objects.orderBy('id').defer('password', 'permissions', 'lastLogin');
        return users.map(({ id, username }) => ({ id, username }));
      },
    },
    {
      title: 'three columns, by values()',
      differs: true,
      run: () => User.objects.orderBy('id').values('id', 'username', 'email'),
    },
    {
      title: 'one column, by valuesList()',
      differs: true,
      run: () => User.objects.orderBy('id').valuesList('id', { flat: true }),
    },
    {
      title: 'named rows, by valuesList()',
      run: async () => {
        const rows = await User.objects.orderBy('id').valuesList('id', 'username', { named: true });
        return rows.map(({ id, username }) => ({ id, username }));
      },
    },
    {
      title: 'with a count, by annotate()',
      differs: true,
      run: () =>
        User.objects
          .orderBy('id')
          .annotate({ postCount: Count('posts') })
          .values('id', 'username', 'postCount'),
    },
  ],
});
