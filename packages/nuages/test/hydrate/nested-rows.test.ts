import { describe, expect, test } from 'vitest';
import { takeColumns } from '../../src/hydrate/construct.js';
import { Group, groupOf } from '../../src/hydrate/group.js';
import { relatedOf } from '../../src/hydrate/related.js';
import type { ModelMeta, RelationMeta } from '../../src/metadata/model-meta.js';
import type { InstanceShape, RelatedRow } from '../../src/metadata/row-shape.js';
import { instanceShape, makers, metaOf, types } from './models.js';

const loader = { column: () => Promise.reject(new Error('not asked for')) };

class Post {
  declare id: number;
  declare authorId: number;
}
class User {
  declare id: number;
  declare name: string;
  get loud() {
    return this.name.toUpperCase();
  }
}
/** has a field of its own: made by its constructor */
class Profile {
  declare id: number;
  declare userId: number;
  readonly notes: string[] = [];
  constructor() {
    Object.assign(this, takeColumns(new.target));
  }
}
const post = metaOf(Post, { id: types.number, authorId: types.number });
const user = metaOf(User, { id: types.number, name: types.text });
const profile = metaOf(Profile, { id: types.number, userId: types.number }, true);

const author = relation('author', post, 'authorId', user);
const ofUser = relation('profile', user, 'id', profile, () => back);
const back = relation('user', profile, 'userId', user, () => ofUser);

/** enough of a relation to keep a row under it */
function relation(name: string, model: ModelMeta, key: string, target: ModelMeta, inverse: () => RelationMeta | null = () => null) {
  return {
    name,
    model,
    target,
    many: false,
    steps: [{ on: [[model.columnByName.get(key)!, target.columns[0]!]] }],
    get inverse() {
      return inverse();
    },
  } as unknown as RelationMeta;
}

/** a row whose cells begin at `first` */
function at(shape: InstanceShape, first: number, related: readonly RelatedRow[] = []): InstanceShape {
  return { ...shape, columns: shape.columns.map(({ column, position }) => ({ column, position: position + first })), related };
}
const shape = at(instanceShape(post), 0, [
  {
    relation: author,
    key: 2,
    part: 0,
    row: at(instanceShape(user), 2, [{ relation: ofUser, key: 4, part: 1, row: at(instanceShape(profile), 4) }]),
  },
]);

describe.each(makers)('nested rows made by %s', (_, maker) => {
  const make = maker(shape) as (context: Group, ...cells: unknown[]) => Post;
  const group = () => new Group({ alias: 'default', loader });
  const authorOf = (row: Post) => relatedOf(row, author)?.value as User | null | undefined;
  const profileOf = (row: User) => relatedOf(row, ofUser)?.value as Profile | null | undefined;

  test('are of their classes, with getters and fields', () => {
    const row = make(group(), 1, 7, 7, 'ann', 3, 7);
    expect(Object.keys(row)).toEqual(['id', 'authorId']);
    const found = authorOf(row)!;
    expect(found).toBeInstanceOf(User);
    expect(found.loud).toBe('ANN');
    const own = profileOf(found)!;
    expect(own).toBeInstanceOf(Profile);
    expect(Object.fromEntries(Object.entries(own))).toEqual({ id: 3, userId: 7, notes: [] });
  });

  test('of one to one are known from both sides, which only one of them shows', () => {
    const found = authorOf(make(group(), 1, 7, 7, 'ann', 3, 7))!;
    expect(relatedOf(profileOf(found)!, back)).toMatchObject({ value: found, implied: true });
    expect(relatedOf(found, ofUser)).toMatchObject({ implied: false });
  });

  test('are null where their key is NULL, and so is what hangs on them', () => {
    expect(authorOf(make(group(), 1, null, null, null, null, null))).toBeNull();
    const row = make(group(), 1, 7, 7, 'ann', null, null);
    expect(profileOf(authorOf(row)!)).toBeNull();
  });

  test('belong to the group of those at their place', () => {
    const one = group();
    const rows = [make(one, 1, 7, 7, 'ann', 3, 7), make(one, 2, 8, 8, 'bob', null, null), make(one, 3, null, null, null, null, null)];
    const [ann, bob] = [authorOf(rows[0]!)!, authorOf(rows[1]!)!];
    expect(groupOf(rows[0]!)).toBe(one);
    expect(groupOf(ann)).toBe(one.part(0));
    expect(one.part(0).siblings()).toEqual([ann, bob]);
    expect(one.part(1).siblings()).toEqual([profileOf(ann)]);
    expect(groupOf(make(group(), 1, 7, 7, 'ann', 3, 7))).not.toBe(one);
  });
});
