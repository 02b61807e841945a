const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** 'HH:MM:SS', or 'HH:MM:SS.ffffff' where the fraction is not zero. */
export function clockText(microseconds: number): string {
  const seconds = Math.floor(microseconds / 1_000_000);
  const fraction = microseconds - seconds * 1_000_000;
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return fraction === 0 ? text : `${text}.${String(fraction).padStart(6, '0')}`;
}

/** PostgreSQL prints no zeros at the end of a fraction. */
export function fullClock(text: string): string {
  const point = text.indexOf('.');
  return point < 0 ? text : `${text.slice(0, point)}.${text.slice(point + 1).padEnd(6, '0')}`;
}
