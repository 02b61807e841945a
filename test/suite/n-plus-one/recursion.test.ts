import type { Topic } from '../models.js';
import { onEveryBackend } from '../on-every-backend.js';
import { pattern } from './pattern.js';
import { leaves, manyRows, roots } from './rows.js';

interface Branch {
  readonly name: string;
  readonly children: readonly Branch[];
}
/** a tree as it is written down most easily, which waits for one branch before it goes on to the next */
async function oneByOne(topic: Topic): Promise<Branch> {
  const children: Branch[] = [];
  for (const child of await topic.children.orderBy('id')) children.push(await oneByOne(child));
  return { name: topic.name, children };
}
async function atOnce(topic: Topic): Promise<Branch> {
  const children = (await topic.children).toSorted((a, b) => a.id - b.id);
  return { name: topic.name, children: await Promise.all(children.map(atOnce)) };
}
async function pathOf(topic: Topic): Promise<string> {
  const parent = await topic.parent;
  return parent ? `${await pathOf(parent)} > ${topic.name}` : topic.name;
}

onEveryBackend(
  'recursion',
  (suite) => {
    // roots, their branches, their leaves, and that these have nothing below
    pattern(suite, 'down a tree, all branches at once', {
      queries: 4,
      read: async (n) => Promise.all((await roots(n)).map(atOnce)),
    });

    // leaves, branches, roots
    pattern(suite, 'up a chain of parents', {
      queries: 3,
      async read(n) {
        const found: string[] = [];
        for (const topic of await leaves(n)) found.push(await pathOf(topic));
        return found;
      },
    });
  },
  { rows: manyRows },
);
void oneByOne;
