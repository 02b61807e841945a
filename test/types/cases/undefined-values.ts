// undefined is never a value, with exactOptionalPropertyTypes or without
import { omitUndefined, type CreateInput } from 'nuages';
import { Post } from '../models/index.js';

export async function undefinedValues(maybe: string | undefined) {
  await Post.objects.create({ title: 'x', author: 1, ...omitUndefined({ body: maybe }) });
  await Post.objects.update(omitUndefined({ title: maybe }));
  Post.objects.filter(omitUndefined({ title: maybe, isPublished: true }));
  const input: CreateInput<Post> = { title: 'x', author: 1 };
  await Post.objects.create(input);
  // @ts-expect-error
  Post.objects.create({ title: 'x', author: 1, body: undefined });
  // @ts-expect-error
  Post.objects.create({ title: 'x', author: 1, body: maybe });
  // @ts-expect-error
  Post.objects.create({ title: 'x', authorId: undefined });
  // @ts-expect-error
  Post.objects.bulkCreate([{ title: 'x', author: 1, body: maybe }]);
  // @ts-expect-error
  Post.objects.update({ body: undefined });
  // @ts-expect-error
  Post.objects.update({ body: maybe });
  // @ts-expect-error
  Post.objects.filter({ title: maybe });
  // @ts-expect-error
  Post.objects.exclude({ title__in: [maybe] });
}
