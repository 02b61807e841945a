/** SQLite keeps 15 significant digits of a decimal that isn't whole; the ones beyond come from binary fractions. */
const digits = 15;
const trailing = /\.?0+$/;

/** Number -> its decimal text, with at least `places` digits after the point. */
export function decimalText(places: number): (raw: number | bigint | string) => string {
  return (raw) => {
    const text = typeof raw === 'number' ? fixed(raw) : String(raw);
    if (places === 0) return text;
    const point = text.indexOf('.');
    return point < 0 ? `${text}.${'0'.repeat(places)}` : text.padEnd(point + 1 + places, '0');
  };
}

function fixed(value: number): string {
  const shortest = String(value);
  // a point and no more digits than are significant
  if (shortest.length <= digits + 1 && !shortest.includes('e')) return shortest;
  const text = value.toPrecision(digits);
  const at = text.indexOf('e');
  if (at < 0) return text.includes('.') ? text.replace(trailing, '') : text;
  return shifted(text.slice(0, at).replace(trailing, ''), Number(text.slice(at + 1)));
}

/** '1.5', -7 -> '0.00000015' */
function shifted(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const figures = mantissa.replace(/[-.]/g, '');
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${figures}`;
  return figures.length > exponent + 1
    ? `${sign}${figures.slice(0, exponent + 1)}.${figures.slice(exponent + 1)}`
    : sign + figures.padEnd(exponent + 1, '0');
}
