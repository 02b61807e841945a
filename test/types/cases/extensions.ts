// What programs add to the types: a lookup of a kind, a transform
import type { Column } from 'nuages';
import { Post } from '../models/index.js';
import { expectType } from './expect-type.js';

declare module 'nuages' {
  interface TextLookups<T> {
    soundsLike: T;
  }
  interface Transforms {
    uuid: { version: Column<'number', number> };
  }
}

export async function extensions() {
  Post.objects.filter({ title__soundsLike: 'x', author__username__soundsLike: 'y' });
  const { Event } = await import('../models/events.js');
  Event.objects.filter({ key__version__gte: 7 });
  expectType<{ key__version: number }[]>()(await Event.objects.values('key__version'));
  // @ts-expect-error not of this kind
  Post.objects.filter({ author__age__soundsLike: 3 });
}
