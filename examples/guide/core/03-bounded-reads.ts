import { KeysetPaginator, Paginator } from 'nuages';
import { User } from '../models/index.js';
import { technique } from '../technique.js';

export const boundedReads = technique({
  id: 'core/3',
  title: 'No unbounded reads',
  api: ['iterator()', 'slice()', 'Paginator', 'KeysetPaginator'],
  rule: 'Never hold a table in memory that can grow. Filter, limit, turn pages, or iterate: a chunk at a time is held, whatever the number of rows.',
  measure: 'heap',
  bad: async ({ work }) => {
    for (const user of await User.objects.all()) if (user.isActive) work(user.email);
  },
  good: async ({ work }) => {
    for await (const user of User.objects.filter({ isActive: true }).iterator({ chunkSize: 1000 })) work(user.email);
  },
  variants: [
    {
      title: 'filtered, as an array',
      run: async ({ work }) => {
        for (const user of await User.objects.filter({ isActive: true })) work(user.email);
      },
    },
    {
      title: 'the first 100 only',
      differs: true,
      run: async ({ work }) => {
        for (const user of await User.objects.filter({ isActive: true }).slice(0, 100)) work(user.email);
      },
    },
    {
      title: 'page 50, by its number',
      differs: true,
      run: async ({ work }) => {
        const pages = new Paginator(User.objects.filter({ isActive: true }).orderBy('id'), 100);
        for (const user of await pages.getPage(50)) work(user.email);
      },
    },
    {
      title: 'the page behind another, by its key',
      differs: true,
      run: async ({ work }) => {
        const pages = new KeysetPaginator(User.objects.filter({ isActive: true }).orderBy('id'), 100);
        const first = await pages.after();
        for (const user of await pages.after(first.nextCursor)) work(user.email);
      },
    },
  ],
});
