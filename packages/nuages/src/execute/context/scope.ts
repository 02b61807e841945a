import type { Scope } from '../../events/index.js';
import type { ScopeOptions, Work } from '../../types/transactions.js';
import { Changes } from './changes.js';
import { currentFrame, runInFrame } from './frame.js';
import { processState } from './process-state.js';

/** One request or job: what its code read together and what it changed. */
export class RequestScope implements Scope {
  readonly id = ++processState.scopes;
  readonly name: string | null;
  // private: listeners to events see the number and the name
  readonly #ofRequest: boolean;
  readonly #changes = new Changes();
  readonly #endings: ((result: unknown) => void)[] = [];

  constructor(name: string | null, ofRequest: boolean) {
    this.name = name;
    this.#ofRequest = ofRequest;
  }

  /** what was read together in it is let go of when it ends, but for what it gives */
  get ofRequest(): boolean {
    return this.#ofRequest;
  }
  get changes(): Changes {
    return this.#changes;
  }

  /** Called when it ends, with what its function gave. */
  onEnd(ending: (result: unknown) => void): void {
    this.#endings.push(ending);
  }
  end(result?: unknown): void {
    for (const ending of this.#endings.splice(0)) ending(result);
  }
}

/**
 * Runs `fn` as one request or job: rows that it reads are loaded together, whichever query they come from, until it ends; events of its
 * statements carry its number and name.
 * @example
 * await scope(() => Post.objects.count(), { name: 'GET /posts' })
 * // SELECT COUNT(*) FROM "post"
 */
export function scope<T>(fn: Work<T>, options: ScopeOptions = {}): Promise<T> {
  return inScope(new RequestScope(options.name ?? null, true), fn);
}

/** What was written in the scope that the code is in, or outside any. */
export const currentChanges = (): Changes => changesOf(currentFrame()?.scope ?? null);
const changesOf = (within: Scope | null): Changes => (within instanceof RequestScope ? within.changes : processState.changes);

/** Runs `fn` in a scope and ends it. What it wrote, whoever opened it may have read. */
export async function inScope<T>(opened: RequestScope, fn: Work<T>): Promise<T> {
  const around = currentChanges();
  let result: T | undefined;
  try {
    result = await runInFrame({ scope: opened }, fn);
    return result;
  } finally {
    opened.end(result);
    if (opened.changes.now > 0) around.record(null);
  }
}
