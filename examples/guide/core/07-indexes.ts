import { atomic, createSchema, db, dropSchema, Lookup, Lower, sql, transaction } from 'nuages';
import { median } from '../measure/median.js';
import { UserIndexed, UserUnindexed } from '../models/index.js';
import { ms, times } from '../report/units.js';
import { technique } from '../technique.js';

/** the indexes of UserIndexed */
const kinds: Readonly<Record<string, string>> = {
  by_email: 'single',
  by_login: 'single, of few values',
  by_status_login: 'composite',
  staff_by_name: 'partial',
  by_lower_email: 'functional',
};
const names = Object.keys(kinds);

export const indexes = technique({
  id: 'core/7',
  title: 'Indexes',
  api: ['index()', 'explain()'],
  rule: 'Index what is filtered, joined and ordered by, and nothing else: each index makes every insert dearer.',
  measure: 'read',
  bad: () => UserUnindexed.objects.filter({ email: 'user7@example.com' }).values('id', 'username'),
  good: () => UserIndexed.objects.filter({ email: 'user7@example.com' }).values('id', 'username'),
  examples: [
    {
      title: 'single: the latest logins',
      bad: () => UserUnindexed.objects.filter({ lastLogin__isnull: false }).orderBy('-lastLogin').slice(0, 20).values('lastLogin'),
      good: () => UserIndexed.objects.filter({ lastLogin__isnull: false }).orderBy('-lastLogin').slice(0, 20).values('lastLogin'),
    },
    {
      title: 'composite: the latest logins of a status',
      bad: () =>
        UserUnindexed.objects
          .filter({ status: 'invited', lastLogin__isnull: false })
          .orderBy('-lastLogin')
          .slice(0, 20)
          .values('lastLogin'),
      good: () =>
        UserIndexed.objects.filter({ status: 'invited', lastLogin__isnull: false }).orderBy('-lastLogin').slice(0, 20).values('lastLogin'),
    },
    {
      title: 'partial: the staff by name',
      bad: () => UserUnindexed.objects.filter({ isStaff: true }).orderBy('username').values('username'),
      good: () => UserIndexed.objects.filter({ isStaff: true }).orderBy('username').values('username'),
    },
    {
      title: 'functional: an address in any case',
      bad: () => UserUnindexed.objects.filter(Lookup(Lower('email'), 'exact', 'user7@example.com')).values('id', 'username'),
      good: () => UserIndexed.objects.filter(Lookup(Lower('email'), 'exact', 'user7@example.com')).values('id', 'username'),
    },
  ],
  tables: [
    {
      title: 'what inserting 5,000 rows pays',
      run: async () => {
        const columns = ['username', 'email', 'status', 'isStaff', 'lastLogin'] as const;
        const rows = await UserIndexed.objects
          .orderBy('lastLogin')
          .slice(0, 5000)
          .values(...columns);
        /** into the table made anew with these indexes, in a transaction that is rolled back */
        const insert = (kept: readonly string[]): Promise<number> =>
          atomic(async () => {
            await dropSchema({ models: [UserIndexed] });
            await createSchema({ models: [UserIndexed] });
            for (const name of names.filter((each) => !kept.includes(each))) await db.execute`DROP INDEX ${sql.id(name)}`;
            const since = performance.now();
            await UserIndexed.objects.bulkCreate(rows);
            transaction.setRollback(true);
            return performance.now() - since;
          });
        const choices: Record<string, string[]> = {
          none: [],
          ...Object.fromEntries(names.map((name) => [name, [name]])),
          'all five': names,
        };
        const taken = new Map<string, number[]>(Object.keys(choices).map((choice) => [choice, []]));
        for (let round = 0; round < 5; round++)
          for (const [choice, kept] of Object.entries(choices)) taken.get(choice)?.push(await insert(kept));
        const least = median(taken.get('none') ?? []);
        const line = ([choice, each]: [string, number[]]): string[] => [
          choice,
          kinds[choice] ?? '',
          ms(median(each)),
          times(median(each) / least),
        ];
        return [['indexes', 'kind', 'ms', 'of none'], ...[...taken].map(line)];
      },
    },
  ],
});
