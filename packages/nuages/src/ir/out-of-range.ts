export type Side = 'below' | 'above';

/** A value that is of the right kind, yet beyond what its column can hold: a comparison with it has an answer all the same. */
export class OutOfRange extends TypeError {
  readonly side: Side;
  /** a whole number that 64 bits don't hold either */
  readonly far: boolean;
  constructor(message: string, side: Side, far = false) {
    super(message);
    this.side = side;
    this.far = far;
  }
}

const [least, most] = [-(2n ** 63n), 2n ** 63n - 1n];

/** Of a whole number that a column of fewer bits, or of 64, doesn't hold. */
export const wholeOutOfRange = (message: string, value: number | bigint): OutOfRange =>
  new OutOfRange(message, value < 0 ? 'below' : 'above', value < least || value > most);
