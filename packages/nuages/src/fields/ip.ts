import { isIP, SocketAddress } from 'node:net';
import { customField } from './custom-field.js';

export const ip = customField({ kind: 'text', cell: 'text', type: { name: 'ip' }, encode: shortest }, { name: 'ip' });

function shortest(value: unknown): string {
  if (typeof value === 'string' && !value.includes('%')) {
    const version = isIP(value);
    if (version === 4) return value;
    if (version === 6) return new SocketAddress({ address: value, family: 'ipv6' }).address;
  }
  throw new TypeError('takes an IPv4 or IPv6 address');
}
