import { momentOf } from './calendar.js';
import type { Random } from './random.js';
import type { Size } from './sizes.js';

export function tagRow(index: number) {
  return { name: `tag-${index + 1}` };
}

export function postRow(index: number, size: Size, prose: readonly string[], random: Random) {
  const paragraphs = [random.pick(prose), random.pick(prose), random.pick(prose), random.pick(prose)];
  return {
    title: random.pick(prose).slice(0, 60),
    content: paragraphs.join('\n\n'),
    htmlContent: paragraphs.map((paragraph) => `<p class="post-paragraph">${paragraph}</p>`).join('\n'),
    isPublished: random.chance(80),
    author: random.between(1, size.users),
    createdAt: momentOf(index, size.posts),
  };
}

/** The tags of post `index`. */
export function tagsOfPost(index: number, size: Size, random: Random) {
  return random.distinct(size.tagsPerPost, size.tags).map((tag) => ({ post: index + 1, tag }));
}

export function commentRow(index: number, size: Size, prose: readonly string[], random: Random) {
  return {
    post: random.between(1, size.posts),
    author: random.between(1, size.users),
    body: random.pick(prose),
    isApproved: random.chance(85),
    createdAt: momentOf(index, size.comments),
  };
}
