export interface DurationParts {
  days?: number;
  hours?: number;
  minutes?: number;
  seconds?: number;
  milliseconds?: number;
  microseconds?: number;
}
export type DurationInput = Duration | DurationParts;

const microseconds = {
  days: 86_400_000_000,
  hours: 3_600_000_000,
  minutes: 60_000_000,
  seconds: 1_000_000,
  milliseconds: 1000,
  microseconds: 1,
} as const;

/**
 * A length of time, exact to the microsecond. `toString()` is ISO 8601: 'P1DT2H3M4.5S'.
 * @throws TypeError for a part that doesn't exist or is no finite number
 * @example
 * new Duration({ hours: 1, minutes: 30 }).toString() // 'PT1H30M'
 */
export class Duration {
  /** in all */
  readonly microseconds: bigint;

  constructor(value: bigint | DurationParts) {
    this.microseconds = typeof value === 'bigint' ? value : Duration.#total(value);
    Object.freeze(this);
  }

  static #total(parts: DurationParts): bigint {
    let total = 0n;
    for (const [part, amount] of Object.entries(parts)) {
      if (!Object.hasOwn(microseconds, part))
        throw new TypeError(`Duration has no part "${part}": it takes ${Object.keys(microseconds).join(', ')}`);
      if (typeof amount !== 'number' || !Number.isFinite(amount)) throw new TypeError(`Duration takes a finite number of ${part}`);
      total += Number.isInteger(amount)
        ? BigInt(amount) * BigInt(microseconds[part as keyof DurationParts])
        : BigInt(Math.round(amount * microseconds[part as keyof DurationParts]));
    }
    return total;
  }

  /** ISO 8601: 'P1DT2H3M4.5S'. */
  toString(): string {
    const sign = this.microseconds < 0n ? '-' : '';
    const all = this.microseconds < 0n ? -this.microseconds : this.microseconds;
    const [days, rest] = [all / 86_400_000_000n, all % 86_400_000_000n];
    const [hours, minutes, left] = [rest / 3_600_000_000n, (rest / 60_000_000n) % 60n, rest % 60_000_000n];
    const fraction = String(left % 1_000_000n)
      .padStart(6, '0')
      .replace(/0+$/, '');
    const seconds = left === 0n ? '' : `${left / 1_000_000n}${fraction && `.${fraction}`}S`;
    const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds}`;
    return `${sign}P${days ? `${days}D` : ''}${time && `T${time}`}${all === 0n ? 'T0S' : ''}`;
  }
  /** The same text. */
  toJSON(): string {
    return this.toString();
  }
  /** whole microseconds as a number, so that durations compare with < and > */
  valueOf(): number {
    return Number(this.microseconds);
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Duration(${this.toString()})`;
  }
}
