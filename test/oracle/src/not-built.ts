/** Something that a case asks for and Nuages does not have yet: the case is skipped, and `what` is counted. */
export class NotBuilt extends Error {
  readonly what: string;

  constructor(what: string) {
    super(`${what}: not built`);
    this.what = what;
  }
}
