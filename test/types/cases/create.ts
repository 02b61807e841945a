// What create(), bulkCreate() and `new` take
import { F, type CreateInput, type DeleteResult, type StandardSchemaV1 } from 'nuages';
import { Employee, Order, Post, Receipt, Tag, User } from '../models/index.js';
import { expectType } from './expect-type.js';

export async function create(user: User) {
  const p = await Post.objects.create({ title: 'x', author: user });
  expectType<Post>()(p);
  await Post.objects.create({ title: 'x', author: 1, editor: null, isPublished: true, data: { a: 1 } });
  await Order.objects.create({ user, product: 1, price: 3 });
  expectType<string>()({} as CreateInput<Post>['title']);
  const [pu] = await User.objects.only('id');
  await Post.objects.create({ title: 'x', author: pu! }); // a partial instance identifies a row just as well
  await user.posts.create({ title: 'x' }); // the related manager fills in `author`
  await Tag.objects.create({ id: 3, name: 'x' });
  // @ts-expect-error title missing
  await user.posts.create({ body: 'x' });
  // @ts-expect-error author missing
  await Post.objects.create({ title: 'x' });
  // @ts-expect-error unknown field
  await Post.objects.create({ title: 'x', author: 1, foo: 1 });
  // @ts-expect-error not a valid choice
  await Order.objects.create({ user: 1, product: 1, price: 3, status: 'zip' });
  // @ts-expect-error title is not nullable
  await Post.objects.create({ title: null, author: 1 });
  // @ts-expect-error a many-to-many is set afterwards
  await Post.objects.create({ title: 'x', author: 1, tags: [1] });
  // @ts-expect-error a model with a key of its own has no id
  Employee.objects.create({ code: 'x', name: 'y', id: 1 });
  // @ts-expect-error a key that nothing makes
  Employee.objects.create({ name: 'y' });
}

/** a foreign key by its own name, or by its column's */
export async function foreignKeys(user: User, authorId: number) {
  expectType<Post>()(await Post.objects.create({ title: 'x', authorId: 1 }));
  await Post.objects.create({ title: 'x', authorId, editorId: null });
  await Order.objects.create({ userId: user.id, product: 1, price: 3 });
  await Order.objects.create({ userId: user.id, productId: 1, price: 3 });
  await Employee.objects.create({ code: 'a', name: 'x', managerId: 'b' });
  await Receipt.objects.create({ tenantId: 'a', number: 1, net: 1, tax: 1 });
  await Post.objects.update({ authorId: 1, editorId: null });
  await Post.objects.bulkCreate([{ title: 'x', authorId: 1 }, { title: 'x', author: user }, new Post({ title: 'y', authorId: 1 })]);
  await Order.objects.bulkCreate([{ userId: 1, product: 2, price: 3 }]);
  new Post({ authorId: 1 });
  // @ts-expect-error a key of another type
  await Post.objects.create({ title: 'x', authorId: 'a' });
  // @ts-expect-error an instance is not a key
  await Post.objects.create({ title: 'x', authorId: user });
  // @ts-expect-error not nullable
  await Post.objects.create({ title: 'x', authorId: null });
  // @ts-expect-error the other key is missing
  await Order.objects.create({ userId: 1, price: 3 });
  // @ts-expect-error no such foreign key
  await Post.objects.create({ title: 'x', author: 1, ownerId: 1 });
  // @ts-expect-error
  new Post({ authorId: 'a' });
  // @ts-expect-error
  Post.objects.update({ authorId: 'a' });
  // @ts-expect-error
  Post.objects.bulkCreate([{ title: 'x', authorId: 'a' }]);
}

export async function writing(user: User, post: Post) {
  expectType<Post[]>()(
    await Post.objects.bulkCreate([{ title: 'x', author: user }, new Post({ title: 'y', author: 1 })], { batchSize: 100 }),
  );
  expectType<User[]>()(
    await User.objects.bulkCreate(
      Array.from({ length: 10 }, (_, i) => ({ username: `u${i}`, email: `u${i}@example.com` })),
      { batchSize: 500 },
    ),
  );
  const rows: CreateInput<Post>[] = [{ title: 'x', author: 1 }];
  await Post.objects.bulkCreate(rows);
  await Post.objects.bulkCreate([]);
  expectType<DeleteResult>()(await Post.objects.filter({ pk: 1 }).delete());
  expectType<DeleteResult>()(await post.delete());
  await post.save({ updateFields: ['title', 'author', 'editorId'], forceUpdate: true });
  await post.refreshFromDb({ fields: ['title', 'author', 'authorId'], using: 'replica' });
  await post.fullClean();
  post.toJSON();
  post.toPlain();
  const parsed = await Post.input['~standard'].validate({});
  if (!parsed.issues) expectType<CreateInput<Post>>()(parsed.value);
  const schema: StandardSchemaV1<Partial<CreateInput<Post>>> = Post.patch;
  void schema;
  // @ts-expect-error no such option
  Post.objects.bulkCreate([{ title: 'x', author: user }], { size: 3 });
  // @ts-expect-error a wrong value in the second row
  Tag.objects.bulkCreate([{ name: 'x' }, { name: 1 }]);
  // @ts-expect-error unknown field
  Post.objects.bulkCreate([{ title: 'x', author: user, titel: 'x' }]);
  // @ts-expect-error author missing
  Post.objects.bulkCreate([{ title: 'x' }]);
  // @ts-expect-error an instance of another model
  Post.objects.bulkCreate([user]);
  // @ts-expect-error
  post.save({ updateFields: ['titel'] });
  // @ts-expect-error a many-to-many has no column
  post.save({ updateFields: ['tags'] });
  // @ts-expect-error
  post.refreshFromDb({ fields: ['titel'] });
}

export async function update() {
  await Post.objects.update({ author: 1, editor: null, title: 'x' });
  expectType<number>()(await Post.objects.filter({ pk: 1 }).update({ data: { a: 1 } }));
  // @ts-expect-error unknown column
  Post.objects.update({ titel: 1 });
  // @ts-expect-error wrong type
  Post.objects.update({ title: 1 });
  // @ts-expect-error not nullable
  Post.objects.update({ author: null });
  expectType<number>()(await Post.objects.update({ title: F('body') }));
  // @ts-expect-error no such column to compute with
  Post.objects.update({ title: F('bdy') });
  // @ts-expect-error not a column
  Post.objects.update({ tags: [1] });
}

export async function getOrCreate() {
  const [tag, created] = await Tag.objects.getOrCreate({ name: 'x' });
  expectType<string>()(tag.name);
  expectType<boolean>()(created);
  await Post.objects
    .filter({ isPublished: true })
    .updateOrCreate({ title: 'x' }, { defaults: { body: 'y' }, createDefaults: { author: 1 } });
  // @ts-expect-error unknown name
  Tag.objects.getOrCreate({ nam: 'x' });
  // @ts-expect-error wrong type of a default
  Tag.objects.getOrCreate({ name: 'x' }, { defaults: { name: 1 } });
  // @ts-expect-error getOrCreate() has no createDefaults
  Tag.objects.getOrCreate({ name: 'x' }, { createDefaults: { name: 'y' } });
}

export async function locks() {
  expectType<Post[]>()(await Post.objects.selectForUpdate({ skipLocked: true, of: ['self'] }));
  // @ts-expect-error no such option
  Post.objects.selectForUpdate({ wait: true });
}
