/** A float of Python's that is integral: JSON.parse alone makes 3 of `3.0`, and an average that comes as a decimal would pass for it. */
export class IntegralFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
  toJSON(): number {
    return this.value;
  }
}

/** JSON whose floats keep apart from its integers. */
export function parseOutcomes(text: string): unknown {
  const marked = text.replace(/"(?:[^"\\]|\\.)*"|-?\d+\.0+(?![\d.eE])|-?\d+(?:\.\d+)?[eE][+-]?\d+/g, (token) =>
    token.startsWith('"') ? token : `{"$float64":"${token}"}`,
  );
  return JSON.parse(marked, (_, value: unknown) => {
    const float = typeof value === 'object' && value !== null ? (value as { $float64?: string }).$float64 : undefined;
    if (float === undefined) return value;
    return Number.isInteger(Number(float)) ? new IntegralFloat(Number(float)) : Number(float);
  });
}
