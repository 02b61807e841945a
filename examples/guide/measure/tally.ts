import { createHash } from 'node:crypto';
import type { Tools } from '../technique.js';

/** What was given to `work`: how many values, and a digest of them in their order, so that two ways can be compared and no row is kept. */
export class Tally {
  #count = 0;
  readonly #hash = createHash('sha256');

  tools(worked: () => void = () => undefined): Tools {
    return {
      work: (value) => {
        this.#count++;
        this.#hash.update(`${typeof value}:${value}\n`);
        worked();
      },
    };
  }

  answer(): { readonly worked: number; readonly digest: string } {
    return { worked: this.#count, digest: this.#hash.digest('hex') };
  }
}
