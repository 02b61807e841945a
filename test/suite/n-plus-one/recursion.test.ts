import type { Topic } from '../models.js';
import { onEveryBackend } from '../on-every-backend.js';
import { pattern } from './pattern.js';
import { leaves, manyRows, roots } from './rows.js';

interface Branch {
  readonly name: string;
  readonly children: readonly Branch[];
}
const childrenOf = async (topic: Topic): Promise<Topic[]> => (await topic.children).toSorted((a, b) => a.id - b.id);

/** one branch down to its leaves before the next */
async function inTurn(topic: Topic): Promise<Branch> {
  const children: Branch[] = [];
  for (const child of await childrenOf(topic)) children.push(await inTurn(child));
  return { name: topic.name, children };
}
async function atOnce(topic: Topic): Promise<Branch> {
  return { name: topic.name, children: await Promise.all((await childrenOf(topic)).map(atOnce)) };
}
async function pathOf(topic: Topic): Promise<string> {
  const parent = await topic.parent;
  return parent ? `${await pathOf(parent)} > ${topic.name}` : topic.name;
}

onEveryBackend(
  'recursion',
  (suite) => {
    // roots, their branches, their leaves, and that these have nothing below
    pattern(suite, 'down a tree, one branch after the other', {
      queries: 4,
      async read(n) {
        const found: Branch[] = [];
        for (const root of await roots(n)) found.push(await inTurn(root));
        return found;
      },
    });

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
