/**
 * JSON that tells Python's floats from its integers: `3.0` becomes a boxed number, which prints as 3 and is no integer.
 * JSON.parse alone gives 3 for both, and an average that comes as a decimal would pass.
 */
export function parseOutcomes(text: string): unknown {
  const marked = text.replace(/"(?:[^"\\]|\\.)*"|-?\d+\.0+(?![\d.eE])|-?\d+(?:\.\d+)?[eE][+-]?\d+/g, (token) => (token.startsWith('"') ? token : `{"$float64":"${token}"}`));
  return JSON.parse(marked, (_, value: unknown) => {
    const float = typeof value === 'object' && value !== null ? (value as { $float64?: string }).$float64 : undefined;
    if (float === undefined) return value;
    return Number.isInteger(Number(float)) ? Object(Number(float)) : Number(float);
  });
}
