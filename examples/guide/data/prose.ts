import type { Random } from './random.js';

const words =
  `the guitar of a night in Paris plays slow clouds over the river and nobody counts the bars while two fingers find the chord that was
left out of every book a waltz begins again with rain on the caravan roof the violin answers late and softly some say the tune was written in one
evening others that it was always there between the tram and the harbour where the light goes out`.split(/\s+/);

/** So many words, as a sentence. */
function sentence(random: Random, length: number): string {
  const text = Array.from({ length }, () => random.pick(words)).join(' ');
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

/** Sentences to choose from: composing text of them is fast. */
export function sentences(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => sentence(random, random.between(6, 16)));
}
