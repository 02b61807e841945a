/** Something that a case asks for and Nuages does not have yet: the case is skipped, and `what` is counted. */
export class NotBuilt extends Error {
  readonly what: string;

  constructor(what: string) {
    super(`${what}: not built`);
    this.what = what;
  }
}

/** What is missing of methods that are there; missing methods and functions are found by their absence. */
const missing = ['bulkCreate() of expressions'] as const;

/** Says what the next step needs: the case ends here, skipped, while that is listed as missing. */
export function needs(what: (typeof missing)[number]): void {
  if ((missing as readonly string[]).includes(what)) throw new NotBuilt(what);
}
