import type { Family } from '../hydrate/index.js';
import { ownError } from './own-error.js';

/** What a batch is made of. */
export interface BatchParts {
  /** the transaction that it runs in: code of another sees other rows */
  readonly transaction: unknown;
  /** rows that may be loaded with the one that was touched */
  readonly siblings: () => Iterable<object>;
  /** has a row not what is loaded, and no reason not to? */
  readonly without: (row: object) => boolean;
  readonly limit: number;
  readonly load: (rows: readonly object[]) => Promise<unknown>;
}
interface Batch {
  readonly rows: ReadonlySet<object>;
  readonly transaction: unknown;
  readonly done: Promise<unknown>;
}

/** What is being loaded for the rows of a family: a row that is touched meanwhile waits for the batch that it is in. */
export class Batches {
  readonly #running: Batch[] = [];

  /** `what`: a relation or a column */
  static of({ known }: Family, what: object): Batches {
    let batches = known.get(what) as Batches | undefined;
    if (!batches) known.set(what, (batches = new Batches()));
    return batches;
  }

  async run(row: object, parts: BatchParts): Promise<void> {
    const { transaction } = parts;
    const batch = this.#running.find((each) => each.transaction === transaction && each.rows.has(row)) ?? this.#start(row, parts);
    try {
      await batch.done;
    } catch (error) {
      throw ownError(error);
    }
  }

  #start(row: object, { transaction, siblings, without, limit, load }: BatchParts): Batch {
    const rows = [row];
    for (const sibling of siblings()) {
      if (rows.length === limit) break;
      if (sibling !== row && without(sibling) && !this.#running.some((each) => each.rows.has(sibling))) rows.push(sibling);
    }
    const batch: Batch = { rows: new Set(rows), transaction, done: load(rows) };
    this.#running.push(batch);
    const end = (): void => void this.#running.splice(this.#running.indexOf(batch), 1);
    batch.done.then(end, end);
    return batch;
  }
}
