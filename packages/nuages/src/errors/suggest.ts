import { distance } from 'fastest-levenshtein';

/** `Did you mean "author"? Post has: author, body, title.` : the fix of every unknown name. */
export function suggest(name: string, owner: string, existing: Iterable<string>): string {
  const names = [...new Set(existing)].sort();
  const given = printable(name).toLowerCase();
  const near = names
    .map((n) => [distance(given, n.toLowerCase()), n] as const)
    .filter(([d, n]) => d <= Math.max(2, Math.floor(n.length / 3)))
    .sort(([a], [b]) => a - b)[0];
  const meant = near ? `Did you mean "${near[1]}"? ` : '';
  return `${meant}${owner} has: ${names.join(', ') || 'nothing'}.`;
}

/** A name as messages show it: names come from requests at times, with characters that control a terminal, or as long as a novel. */
export const printable = (name: string): string => name.slice(0, 80).replace(/\p{C}/gu, '?');
