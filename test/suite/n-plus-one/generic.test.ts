import { createSchema } from 'nuages';
import { Concert, Hall, Note, noted } from '../notes.js';
import { onEveryBackend } from '../on-every-backend.js';
import { pattern } from './pattern.js';

const most = 1000;
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

/** As many halls and concerts as the largest size, a note on each of them in turn. */
async function rows(): Promise<void> {
  await createSchema({ models: Object.values(noted) });
  const halls = await Hall.objects.bulkCreate(times(most, (i) => ({ name: `hall ${i}` })));
  const concerts = await Concert.objects.bulkCreate(times(most, (i) => ({ name: `concert ${i}`, hall: halls[(i * 7) % most]! })));
  await Note.objects.bulkCreate(
    times(2 * most, (i) => ({ body: `note ${i}`, isPinned: i % 3 === 0, target: (i % 2 ? halls : concerts)[(i * 3) % most]! })),
  );
}
const notes = (n: number) => Note.objects.orderBy('id').slice(0, n);
const halls = (n: number) => Hall.objects.orderBy('id').slice(0, n);
const bodies = (found: readonly Note[]) => found.map(({ body }) => body).sort();

onEveryBackend(
  'generic relations',
  (suite) => {
    pattern(suite, 'a generic foreign key into two models', {
      queries: 3,
      async read(n) {
        const found: (string | undefined)[] = [];
        for (const note of await notes(n)) found.push((await note.target)?.name);
        return found;
      },
    });

    pattern(suite, 'the same by Promise.all()', {
      queries: 3,
      read: async (n) => Promise.all((await notes(n)).map(async (note) => (await note.target)?.name)),
    });

    pattern(suite, 'what is behind it', {
      queries: 4,
      async read(n) {
        const found: string[] = [];
        for (const note of await notes(n)) {
          const target = await note.target;
          if (target instanceof Concert) found.push((await target.hall).name);
        }
        return found;
      },
    });

    pattern(suite, 'the relation back', {
      queries: 2,
      async read(n) {
        const found: string[][] = [];
        for (const hall of await halls(n)) found.push(bodies(await hall.notes));
        return found;
      },
    });

    pattern(suite, 'its count, and a part of it', {
      queries: 4,
      alone: (n) => 2 * n,
      async read(n) {
        const found: unknown[] = [];
        for (const hall of await halls(n)) found.push([await hall.notes.count(), bodies(await hall.notes.filter({ isPinned: true }))]);
        return found;
      },
    });
  },
  { rows },
);
