import { describe, expect, it } from 'vitest';
import { Lower, Q, F } from '../../src/expressions/index.js';
import {
  array,
  autoField,
  boolean,
  char,
  compositePrimaryKey,
  dateTime,
  decimal,
  foreignKey,
  generated,
  integer,
  json,
  manyToMany,
  oneToOne,
  text,
  uuid,
  uuid7,
} from '../../src/fields/index.js';
import { check, index, type ModelMeta, unique } from '../../src/metadata/index.js';
import { bind } from './bind-for-test.js';

const columns = (meta: ModelMeta) => meta.columns.map((c) => `${c.name}:${c.column}`);
const join = (meta: ModelMeta, name: string) =>
  meta.relations
    .get(name)!
    .steps.map(
      (s) =>
        `${s.from.name}.${s.on[0]![0].name}=${s.to.name}.${s.on[0]![1].name}${s.many ? ' many' : ''}${s.nullable ? ' nullable' : ''}${s.forward ? ' forward' : ''}`,
    );

describe('names', () => {
  const { OrderItem } = bind(
    { OrderItem: [{ authorName2: char(), HTML5: char(), is_old: boolean(), x: char({ column: 'Mixed "Case"' }) }] },
    'shop',
  );
  it("of tables and columns are Django's", () => {
    expect(OrderItem!.table).toEqual({ name: 'shop_orderitem' });
    expect(columns(OrderItem!)).toEqual(['id:id', 'authorName2:author_name2', 'HTML5:h_t_m_l5', 'is_old:is_old', 'x:Mixed "Case"']);
  });
  it('of tables without an application, and by options', () => {
    expect(bind({ OrderItem: [{}] }).OrderItem!.table).toEqual({ name: 'orderitem' });
    expect(bind({ 'shop.Order': [{}] }).Order).toMatchObject({ app: 'shop', table: { name: 'shop_order' } });
    expect(bind({ Order: [{}, { table: 'orders', schema: 'sales' }] }, 'shop').Order!.table).toEqual({ schema: 'sales', name: 'orders' });
  });
});

describe('columns', () => {
  it('begin with the implicit key, unless there is one', () => {
    const { A, B } = bind({ A: [{ x: char() }], B: [{ code: char({ primaryKey: true }) }] });
    expect(A!.primaryKey.map((c) => c.name)).toEqual(['id']);
    expect(A!.columns[0]).toMatchObject({
      name: 'id',
      field: 'id',
      index: 0,
      options: { primaryKey: true, identity: true },
      type: { cell: { name: 'bigint-number' } },
    });
    expect(columns(B!)).toEqual(['code:code']);
  });

  it('of foreign keys hold what they point at', () => {
    const { A } = bind({
      A: [
        {
          b: foreignKey('B', { null: true }),
          c: foreignKey('C', { column: 'cc' }),
          d: foreignKey('D'),
          e: foreignKey('C', { toField: 'serial', relatedName: '+' }),
        },
      ],
      B: [{ code: char({ primaryKey: true, maxLength: 8 }) }],
      C: [{ key: uuid({ primaryKey: true, default: uuid7 }), serial: decimal({ unique: true, maxDigits: 5, decimalPlaces: 0 }) }],
      D: [{ b: oneToOne('B', { primaryKey: true }) }],
    });
    expect(columns(A!)).toEqual(['id:id', 'bId:b_id', 'cId:cc', 'dId:d_id', 'eId:e_id']);
    expect(A!.columns.slice(1).map((c) => c.type.kind)).toEqual(['text', 'uuid', 'text', 'decimal']);
    expect(A!.columnByName.get('bId')).toMatchObject({ field: 'b', options: { null: true, index: true, unique: false } });
    expect(A!.columnByName.get('bId')!.type).toBe(A!.relations.get('b')!.target.primaryKey[0]!.type);
    expect(A!.columnByName.get('bId')!.type.column).toEqual({ name: 'char', length: 8 });
    expect(A!.columnByName.get('eId')!.type.column).toEqual({ name: 'decimal', digits: 5, places: 0 });
  });

  it('make a composite key', () => {
    const { Line } = bind({
      Line: [{ pk: compositePrimaryKey('orderId', 'number'), order: foreignKey('Order'), number: integer() }],
      Order: [{}],
    });
    expect(columns(Line!)).toEqual(['orderId:order_id', 'number:number']);
    expect(Line!.primaryKey.map((c) => c.name)).toEqual(['orderId', 'number']);
  });
});

describe('relations', () => {
  const models = bind({
    User: [{ name: char(), bestFriend: foreignKey('self', { null: true, relatedName: 'admirers' }) }],
    Profile: [{ user: oneToOne('User') }],
    Post: [
      {
        author: foreignKey('User', { relatedName: 'posts', relatedQueryName: 'post' }),
        editor: foreignKey('User', { null: true, relatedName: '+' }),
        tags: manyToMany('Tag'),
      },
    ],
    Tag: [{}],
  });
  const { User, Profile, Post, Tag } = models as Record<'User' | 'Profile' | 'Post' | 'Tag', ModelMeta>;

  it('forward', () => {
    expect(Post.relations.get('author')).toMatchObject({
      name: 'author',
      accessor: 'author',
      kind: 'foreignKey',
      many: false,
      null: false,
      onDelete: 'cascade',
      deferrable: true,
      through: null,
      symmetrical: false,
    });
    expect(Post.relations.get('author')!.target).toBe(User);
    expect(Post.relations.get('author')!.key).toBe(Post.columnByName.get('authorId'));
    expect(join(Post, 'author')).toEqual(['Post.authorId=User.id forward']);
    expect(join(Post, 'editor')).toEqual(['Post.editorId=User.id nullable forward']);
    expect(join(Profile, 'user')).toEqual(['Profile.userId=User.id forward']);
    expect(Profile.relations.get('user')!.kind).toBe('oneToOne');
  });

  it("reverse, by the names of Django's rules", () => {
    expect([...User.relations.keys()]).toEqual(['bestFriend', 'admirers', 'profile', 'post']);
    expect([...User.accessors.keys()]).toEqual(['bestFriend', 'admirers', 'profile', 'posts']);
    expect(User.relations.get('post')).toMatchObject({
      name: 'post',
      accessor: 'posts',
      kind: 'reverseForeignKey',
      many: true,
      null: false,
    });
    expect(User.relations.get('post')!.key).toBe(Post.columnByName.get('authorId'));
    expect(User.relations.get('profile')).toMatchObject({
      name: 'profile',
      accessor: 'profile',
      kind: 'reverseOneToOne',
      many: false,
      null: true,
    });
    expect(join(User, 'post')).toEqual(['User.id=Post.authorId many nullable']);
    expect(join(User, 'profile')).toEqual(['User.id=Profile.userId nullable']);
    expect([...Tag.accessors.keys()]).toEqual(['postSet']);
    expect([...Tag.relations.keys()]).toEqual(['post']);
  });

  it('know each other', () => {
    const [forward, back] = [Post.relations.get('author')!, User.relations.get('post')!];
    expect(forward.inverse).toBe(back);
    expect(back.inverse).toBe(forward);
    expect(Post.relations.get('editor')!.inverse).toBeNull();
  });

  it('that point at a model are all known, also those without a name', () => {
    expect(User.incoming.map((r) => `${r.model.name}.${r.name}`)).toEqual([
      'User.bestFriend',
      'Profile.user',
      'Post.author',
      'Post.editor',
    ]);
    expect(Tag.incoming.map((r) => `${r.model.name}.${r.name}`)).toEqual(['Post_tags.tag']);
  });

  it('many-to-many go through a table of their own', () => {
    expect(Post.relations.get('tags')).toMatchObject({ kind: 'manyToMany', many: true, key: null, onDelete: null });
    const through = Post.relations.get('tags')!.through!;
    expect(through).toMatchObject({ name: 'Post_tags', auto: true, table: { name: 'post_tags' } });
    expect(columns(through)).toEqual(['id:id', 'postId:post_id', 'tagId:tag_id']);
    expect(through.constraints).toMatchObject([{ constraint: 'unique', columns: ['post', 'tag'] }]);
    expect(join(Post, 'tags')).toEqual(['Post.id=Post_tags.postId many nullable', 'Post_tags.tagId=Tag.id forward']);
    expect(join(Tag, 'post')).toEqual(['Tag.id=Post_tags.tagId many nullable', 'Post_tags.postId=Post.id forward']);
    expect(Tag.relations.get('post')).toMatchObject({ kind: 'reverseManyToMany', many: true });
    expect(Tag.relations.get('post')!.through).toBe(through);
    expect([...Post.relations.keys()]).not.toContain('Post_tags');
  });

  it('many-to-many of names that differ from their columns, of an application, a schema, a table', () => {
    const { BlogPost } = bind(
      {
        BlogPost: [{ mainTags: manyToMany('BigTag'), more: manyToMany('BigTag', { table: 'x', relatedName: 'm' }) }, { schema: 's' }],
        BigTag: [{}],
      },
      'blog',
    );
    const [a, b] = ['mainTags', 'more'].map((name) => BlogPost!.relations.get(name)!.through!);
    expect(a!.table).toEqual({ schema: 's', name: 'blog_blogpost_main_tags' });
    expect(columns(a!)).toEqual(['id:id', 'blogPostId:blogpost_id', 'bigTagId:bigtag_id']);
    expect(b!.table).toEqual({ schema: 's', name: 'x' });
  });

  it('many-to-many of a model with itself', () => {
    const { P } = bind({
      P: [
        {
          friends: manyToMany('self'),
          follows: manyToMany('self', { relatedName: 'followers' }),
          likes: manyToMany('self', { symmetrical: false }),
        },
      ],
    });
    expect(P!.relations.get('friends')).toMatchObject({ symmetrical: true, inverse: null });
    expect(P!.relations.get('follows')!.symmetrical).toBe(false);
    expect([...P!.accessors.keys()]).toEqual(['friends', 'follows', 'likes', 'followers', 'pSet']);
    expect(columns(P!.relations.get('follows')!.through!)).toEqual(['id:id', 'fromPId:from_p_id', 'toPId:to_p_id']);
    expect(join(P!, 'follows')).toEqual(['P.id=P_follows.fromPId many nullable', 'P_follows.toPId=P.id forward']);
    expect(join(P!, 'followers')).toEqual(['P.id=P_follows.toPId many nullable', 'P_follows.fromPId=P.id forward']);
  });

  it('many-to-many through a model', () => {
    const { Team, User } = bind({
      Team: [{ members: manyToMany('User', { through: 'Membership', throughFields: ['team', 'user'], relatedName: 'teams' }) }],
      User: [{ email: char({ unique: true }) }],
      Membership: [
        {
          team: foreignKey('Team'),
          user: foreignKey('User', { toField: 'email', relatedName: '+' }),
          inviter: foreignKey('User', { null: true, relatedName: '+' }),
        },
      ],
    });
    expect(join(Team!, 'members')).toEqual(['Team.id=Membership.teamId many nullable', 'Membership.userId=User.email forward']);
    expect(join(User!, 'teams')).toEqual(['User.email=Membership.userId many nullable', 'Membership.teamId=Team.id forward']);
    expect(Team!.relations.get('members')!.through!.auto).toBe(false);
    expect([...Team!.relations.keys()]).toEqual(['members', 'membership']);
  });

  it('many-to-many through a model without naming its keys, one pair of them', () => {
    const { A } = bind({ A: [{ bs: manyToMany('B', { through: 'AB' }) }], B: [{}], AB: [{ b: foreignKey('B'), a: foreignKey('A') }] });
    expect(join(A!, 'bs')).toEqual(['A.id=AB.aId many nullable', 'AB.bId=B.id forward']);
    const { P } = bind({
      P: [{ ps: manyToMany('self', { through: 'PP', symmetrical: false, relatedName: 'qs' }) }],
      PP: [{ one: foreignKey('P', { relatedName: '+' }), two: foreignKey('P', { relatedName: '+' }) }],
    });
    expect(join(P!, 'ps')).toEqual(['P.id=PP.oneId many nullable', 'PP.twoId=P.id forward']);
  });

  it('circular, between applications, and to the one model of a name', () => {
    const { Post: post, User: user } = bind({
      'blog.Post': [{ author: foreignKey('auth.User'), owner: foreignKey('User', { relatedName: '+' }) }],
      'auth.User': [{ favourite: foreignKey('blog.Post', { null: true, relatedName: '+' }) }],
      'shop.Post': [{}],
    });
    expect(user!.relations.get('favourite')!.target.table.name).toBe('blog_post');
    expect(post).toBeDefined();
  });
});

describe('options', () => {
  it('become data', () => {
    const ordering = ['-createdAt', 'author__name', '?', 'pk', Lower('title'), 'title__length'];
    const indexes = [
      index(['author', '-createdAt'], { include: ['title'] }),
      index([Lower('title')], {
        where: Q({ isPublished: true, author__gt: 5, title__startswith: 'a' }),
        using: 'btree',
        opclasses: ['text_pattern_ops'],
        name: 'i',
      }),
      index(['authorId']),
    ];
    const constraints = [
      unique(['author', 'title'], { where: Q({ isPublished: true }) }),
      unique(['title'], { deferrable: 'initiallyDeferred' }),
      check({ title__length__gt: 3 }),
      check(F('isPublished'), { message: 'm' }),
    ];
    const { Post } = bind({
      Post: [
        { title: text(), isPublished: boolean(), author: foreignKey('User'), createdAt: dateTime() },
        { ordering, indexes, constraints, getLatestBy: ['-createdAt', 'author__name'], trackChanges: true, managed: false },
      ],
      User: [{ name: char() }],
    });
    expect(Post).toMatchObject({
      ordering,
      indexes,
      constraints,
      getLatestBy: ['-createdAt', 'author__name'],
      trackChanges: true,
      managed: false,
      ready: true,
    });
    expect(bind({ P: [{ x: char() }, { getLatestBy: 'x' }] }).P!.getLatestBy).toEqual(['x']);
  });

  it('name keys of documents and elements of lists', () => {
    const { T } = bind({
      T: [
        { data: json()(), tags: array(char()) },
        {
          ordering: ['data__size__0', 'tags__0__length', 'tags__len'],
          indexes: [index([F('data__colour')], { where: Q({ data__a__b__gt: 1, tags__0: 'x', tags__contains: ['a'] }) })],
        },
      ],
    });
    expect(T!.ordering).toHaveLength(3);
  });

  it('take generated columns, one from another', () => {
    const { Line } = bind({
      Line: [
        {
          price: integer(),
          net: generated({ expression: F('price').mul(2), output: integer() }),
          gross: generated({ expression: F('net').add(F('price')), output: integer(), stored: false }),
        },
      ],
    });
    expect(Line!.columnByName.get('gross')!.options).toMatchObject({ editable: false, generated: { stored: false } });
  });

  it('are frozen with everything else', () => {
    const { A } = bind({ A: [{ b: foreignKey('self', { null: true }) }] });
    for (const part of [
      A!,
      A!.columns,
      A!.columns[0]!,
      A!.primaryKey,
      A!.table,
      A!.ordering,
      A!.incoming,
      A!.relations.get('b')!,
      A!.relations.get('a')!,
      A!.relations.get('b')!.steps[0]!,
    ]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });
});

it('lets two models be of one table where one of them is not ours to create', () => {
  expect(bind({ A: [{}, { table: 't' }], B: [{ id: autoField() }, { table: 't', managed: false }] }).B!.managed).toBe(false);
});
