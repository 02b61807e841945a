const localPart = /^[-!#$%&'*+/=?^_`{}|~0-9a-z]+(\.[-!#$%&'*+/=?^_`{}|~0-9a-z]+)*$/i;
const label = /^(?!-)[\p{L}\p{N}-]{1,63}(?<!-)$/u;
const topLevel = /^(?!\d+$)[\p{L}\p{N}-]{2,63}$/u;

export function isEmail(value: string): boolean {
  const at = value.lastIndexOf('@');
  if (at < 1 || value.length > 320) return false;
  const domain = value.slice(at + 1);
  return localPart.test(value.slice(0, at)) && (domain === 'localhost' || isDomain(domain));
}
function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  return labels.length > 1 && labels.every((l) => label.test(l)) && topLevel.test(labels.at(-1)!);
}

const schemes: ReadonlySet<string> = new Set(['http:', 'https:', 'ftp:', 'ftps:']);
export function isUrl(value: string): boolean {
  if (!URL.canParse(value) || /\s/.test(value)) return false;
  const { protocol, hostname } = new URL(value);
  return schemes.has(protocol) && hostname !== '';
}

export const isSlug = (value: string): boolean => /^[-\w]+$/.test(value);
