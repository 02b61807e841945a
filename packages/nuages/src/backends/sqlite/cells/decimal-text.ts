import Big from 'big.js';

/** SQLite keeps 15 significant digits of a decimal that isn't whole; the ones beyond come from binary fractions. */
const digits = 15;
const trailing = /\.?0+$/;

/** A number as its decimal text; of a column with so many `places` after the point, as SQLite itself neither rounds nor pads. */
export function decimalText(places: number | undefined): (raw: number | bigint | string) => string {
  const text = (raw: number | bigint | string): string => (typeof raw === 'number' ? fixed(raw) : String(raw));
  return places === undefined ? text : (raw) => withPlaces(text(raw), places);
}

function withPlaces(text: string, places: number): string {
  const point = text.indexOf('.');
  if (point < 0) return places === 0 ? text : `${text}.${'0'.repeat(places)}`;
  // half to the even digit, as Django does
  return text.length - point - 1 > places ? new Big(text).toFixed(places, Big.roundHalfEven) : text.padEnd(point + 1 + places, '0');
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
