import { expect, test } from 'vitest';
import { Count, db, Q, RawSQL, withFetchMode } from 'nuages';
import { countQueries } from 'nuages/testing';
import { Comment, Post, Profile, Tag, Topic, User } from '../models.js';
import { onEveryBackend } from '../on-every-backend.js';
import { Random } from '../random.js';

// What a batch answers is what a query for the one row would have answered, whatever was asked.

type Method = 'filter' | 'exclude' | 'orderBy' | 'annotate' | 'valuesList' | 'distinct' | 'slice' | 'count' | 'exists' | 'first';
/** a queryset as far as a chain that is made up at random goes */
type Any = PromiseLike<unknown[]> & { readonly [M in Method]: (...args: unknown[]) => Any };
type Row = Record<string, { all(): Any }>;
interface Target {
  readonly numbers: readonly string[];
  readonly texts: readonly string[];
  /** relations, and a text or a number at their end */
  readonly paths: readonly (readonly [path: string, isNumber: boolean])[];
  /** to many */
  readonly sets: readonly string[];
}
const targets: Readonly<Record<string, Target>> = {
  Comment: {
    numbers: ['score', 'id'],
    texts: ['body'],
    paths: [
      ['post__title', false],
      ['user__username', false],
      ['post__tags__name', false],
      ['replies__score', true],
    ],
    sets: ['replies'],
  },
  Post: {
    numbers: ['id'],
    texts: ['title', 'body'],
    paths: [
      ['author__age', true],
      ['comments__score', true],
      ['tags__name', false],
      ['comments__user__username', false],
      ['editor__profile__bio', false],
    ],
    sets: ['comments', 'tags'],
  },
  Tag: {
    numbers: ['id'],
    texts: ['name'],
    paths: [
      ['posts__title', false],
      ['posts__comments__score', true],
    ],
    sets: ['posts'],
  },
  Topic: {
    numbers: ['id'],
    texts: ['name'],
    paths: [
      ['parent__name', false],
      ['children__name', false],
    ],
    sets: ['children'],
  },
};
const sets: readonly (readonly [owners: { readonly objects: unknown }, accessor: string, target: string])[] = [
  [Post, 'comments', 'Comment'],
  [Post, 'tags', 'Tag'],
  [User, 'posts', 'Post'],
  [User, 'edited', 'Post'],
  [Tag, 'posts', 'Post'],
  [Topic, 'children', 'Topic'],
];

type Step = (rows: Any) => Any;
const ends: readonly Step[] = [(rows) => rows, (rows) => rows, (rows) => rows.count(), (rows) => rows.exists(), (rows) => rows.first()];

function condition(random: Random, { numbers, texts, paths }: Target): object {
  const [path, isNumber] = random.pick(paths);
  const value = isNumber ? random.below(4) : random.pick(['1', 'a', 'b2', 'c']);
  switch (random.below(5)) {
    case 0:
      return { [random.pick(numbers) + random.pick(['', '__gt', '__lte'])]: random.below(6) };
    case 1:
      return { [random.pick(texts) + random.pick(['__contains', '__startswith', ''])]: random.pick(['1', 'a', 'b', 'c2']) };
    case 2:
      return { [path + (isNumber ? random.pick(['', '__gt', '__lt']) : '__contains')]: value };
    case 3:
      return Q({ [path]: value } as never).or({ [`${random.pick(numbers)}__gt`]: 3 } as never);
    default:
      return { [`${path}__isnull`]: random.chance(0.5) };
  }
}

function chainOf(random: Random, target: Target): { readonly steps: Step[]; readonly isOrdered: boolean } {
  const steps: Step[] = [];
  let [isOrdered, isList] = [false, false];
  for (let n = random.below(4); n > 0; n--) {
    const where = condition(random, target);
    const by = random.pick(['-', '']) + random.pick([...target.numbers, ...target.texts, ...target.paths.map(([path]) => path)]);
    const [start, name] = [random.below(3), `n${n}`];
    switch (random.below(8)) {
      case 0:
        steps.push((rows) => rows.exclude(where));
        break;
      case 1:
        isOrdered = true;
        steps.push((rows) => rows.orderBy(by, 'id'));
        break;
      case 2: {
        const [set, least] = [random.pick(target.sets), random.below(2)];
        steps.push((rows) => rows.annotate({ [name]: Count(set as never) }).filter({ [`${name}__gte`]: least }));
        break;
      }
      case 3:
        if (isList) break;
        isList = true;
        steps.push((rows) => rows.valuesList(target.texts[0], 'id'));
        break;
      case 4:
        steps.push((rows) => rows.distinct());
        break;
      case 5:
        steps.push((rows) => rows.orderBy(`-${target.texts[0]}`, 'id').slice(start, start + 2));
        return { steps, isOrdered: true };
      default:
        steps.push((rows) => rows.filter(where));
    }
  }
  return { steps, isOrdered };
}

/** rows by their keys; sets without an order as sorted lists */
function told(answer: unknown, isOrdered: boolean): unknown {
  if (!Array.isArray(answer)) return answer !== null && typeof answer === 'object' ? (answer as { readonly pk: unknown }).pk : answer;
  const items = answer.map((row) => (Array.isArray(row) ? row : (row as { readonly pk: unknown }).pk));
  return isOrdered ? items : items.map((item) => JSON.stringify(item)).sort();
}

async function fewRows(): Promise<void> {
  const random = new Random(3);
  const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
  const users = await User.objects.bulkCreate(times(7, (i) => ({ username: `a${i}`, age: i % 4 })));
  await Profile.objects.bulkCreate(users.slice(2).map((user) => ({ user, bio: 'c' })));
  const tags = await Tag.objects.bulkCreate(times(6, (i) => ({ name: `b${i}` })));
  const posts = await Post.objects.bulkCreate(
    times(12, (i) => ({
      title: `c${i % 3}`,
      body: `${i % 2}`,
      author: random.pick(users),
      editor: random.chance(0.5) ? random.pick(users) : null,
    })),
  );
  const comments = await Comment.objects.bulkCreate(
    times(40, (i) => ({ body: `a${i % 4}`, score: random.below(4), post: random.pick(posts), user: random.pick(users) })),
  );
  for (const comment of comments.slice(20)) await Comment.objects.filter({ pk: comment.pk }).update({ parent: random.pick(comments) });
  const pairs = posts.flatMap((post) => tags.filter(() => random.chance(0.4)).map((tag) => `(${post.id}, ${tag.id})`));
  await db.execute(RawSQL(`INSERT INTO post_tags (post_id, tag_id) VALUES ${pairs.join()}`, []));
  const roots = await Topic.objects.bulkCreate(times(3, (i) => ({ name: `a${i}` })));
  await Topic.objects.bulkCreate(times(9, (i) => ({ name: `b${i}`, parent: random.pick(roots) })));
}

onEveryBackend(
  'chains made up at random',
  () => {
    test.each([1, 2, 3, 4, 5, 6])('are answered for all siblings as for each alone (%i)', async (seed) => {
      const random = new Random(seed);
      let saved = 0;
      for (let n = 0; n < 40; n++) {
        const [owners, accessor, target] = random.pick(sets);
        const { steps, isOrdered } = chainOf(random, targets[target]!);
        const [end, atOnce] = [random.pick(ends), random.chance(0.5)];
        const ask = async (row: Row): Promise<unknown> =>
          told(await end(steps.reduce((rows, step) => step(rows), row[accessor]!.all())), isOrdered);
        const read = async (): Promise<unknown[]> => {
          const rows = (await (owners.objects as { orderBy(by: string): PromiseLike<unknown[]> }).orderBy('id')) as Row[];
          if (atOnce) return Promise.all(rows.map(ask));
          const answers: unknown[] = [];
          for (const row of rows) answers.push(await ask(row));
          return answers;
        };
        const alone = await countQueries(() => withFetchMode('one', read));
        const together = await countQueries(read);
        expect(together.result).toEqual(alone.result);
        saved += alone.count - together.count;
      }
      expect(saved).toBeGreaterThan(100);
    });
  },
  { rows: fewRows },
);
