import Big from 'big.js';

export type DecimalInput = Decimal | string | number;

const Exact = Big();
Exact.DP = 40;
Exact.NE = -1e6;
Exact.PE = 1e6;

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * An exact decimal number. A JavaScript number means the decimal that it prints: 0.1 is 0.1.
 * Sums, differences and products are exact; quotients have up to 40 decimal places. The text read from the database is kept
 * ('12.50' prints as '12.50') and parsed at the first calculation.
 * @throws TypeError for text that is no finite number
 * @example
 * new Decimal('12.50').times(3).toString() // '37.5'
 */
export class Decimal {
  readonly #text: string;
  #big: Big | undefined;

  /** @throws TypeError for text that is no finite number */
  constructor(value: DecimalInput) {
    const text = typeof value === 'string' ? value.trim() : String(value);
    if (!number.test(text)) throw new TypeError('Decimal takes a finite number, its text, or a Decimal');
    this.#text = text;
  }

  static #wrap(big: Big): Decimal {
    const result = new Decimal(big.toFixed());
    result.#big = big;
    return result;
  }
  get #value(): Big {
    return (this.#big ??= new Exact(this.#text));
  }
  static #of(value: DecimalInput): Big {
    return value instanceof Decimal ? value.#value : new Decimal(value).#value;
  }

  /** The exact sum. */
  plus(other: DecimalInput): Decimal {
    return Decimal.#wrap(this.#value.plus(Decimal.#of(other)));
  }
  /** The exact difference. */
  minus(other: DecimalInput): Decimal {
    return Decimal.#wrap(this.#value.minus(Decimal.#of(other)));
  }
  /** The exact product. */
  times(other: DecimalInput): Decimal {
    return Decimal.#wrap(this.#value.times(Decimal.#of(other)));
  }
  /** The quotient, of up to 40 decimal places. @throws RangeError when `other` is zero */
  div(other: DecimalInput): Decimal {
    const divisor = Decimal.#of(other);
    if (divisor.eq(0)) throw new RangeError('Decimal division by zero');
    return Decimal.#wrap(this.#value.div(divisor));
  }
  /** -1, 0 or 1: less, equal, greater. */
  comparedTo(other: DecimalInput): -1 | 0 | 1 {
    return this.#value.cmp(Decimal.#of(other));
  }
  /** Whether they are the same number: 1.50 equals 1.5. */
  equals(other: DecimalInput): boolean {
    return this.#value.eq(Decimal.#of(other));
  }
  /** The nearest JavaScript number. */
  toNumber(): number {
    return Number(this.#text);
  }
  /** Its digits, never in exponent notation. */
  toString(): string {
    return /e/i.test(this.#text) ? this.#value.toFixed() : this.#text;
  }
  /** The same text. */
  toJSON(): string {
    return this.toString();
  }
  /** so that `-`, `<` and templates read it as the number that it is */
  valueOf(): number {
    return this.toNumber();
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Decimal(${this.toString()})`;
  }
}
