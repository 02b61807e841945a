/** A value that is of the right kind, yet beyond what its column can hold: a comparison with it has an answer all the same. */
export class OutOfRange extends TypeError {
  readonly side: 'below' | 'above';
  constructor(message: string, side: 'below' | 'above') {
    super(message);
    this.side = side;
  }
}
