import { Q } from 'nuages';
import { User } from '../models/index.js';
import { technique } from '../technique.js';

export const exists = technique({
  id: 'core/5',
  title: 'exists() rather than count()',
  api: ['exists()'],
  rule: 'Whether there is a row is another question than how many there are: the database stops at the first.',
  measure: 'read',
  bad: async () => (await User.objects.filter({ isActive: true }).count()) > 0,
  good: () => User.objects.filter({ isActive: true }).exists(),
  variants: [
    { title: 'worse: the length of the rows', run: async () => (await User.objects.filter({ isActive: true })).length > 0 },
    { title: 'one row matches: count()', run: async () => (await User.objects.filter({ username: 'user7' }).count()) > 0 },
    { title: 'one row matches: exists()', run: () => User.objects.filter({ username: 'user7' }).exists() },
    {
      title: 'no row matches: count()',
      differs: true,
      run: async () => (await User.objects.filter({ email: 'nobody@example.com' }).count()) > 0,
    },
    { title: 'no row matches: exists()', differs: true, run: () => User.objects.filter({ email: 'nobody@example.com' }).exists() },
    {
      title: 'one condition or another',
      run: () => User.objects.filter(Q({ email: 'user7@example.com' }).or({ username: 'user7' })).exists(),
    },
  ],
});
