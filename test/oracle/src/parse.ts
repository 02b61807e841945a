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

/** The same, where a case asks: 3.0 is `{ $float: "3.0" }`, since division by it differs from division by 3. Documents have numbers only. */
export function withFloats(part: unknown): unknown {
  if (part instanceof IntegralFloat) return { $float: part.value.toFixed(1) };
  if (Array.isArray(part)) return part.map(withFloats);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, key === '$json' ? plain(value) : withFloats(value)]));
}
function plain(document: unknown): unknown {
  if (document instanceof IntegralFloat) return document.value;
  if (Array.isArray(document)) return document.map(plain);
  if (typeof document !== 'object' || document === null) return document;
  return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, plain(value)]));
}
