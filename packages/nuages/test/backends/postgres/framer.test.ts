import { expect, test } from 'vitest';
import { Framer } from '../../../src/backends/postgres/protocol/framer.js';

const message = (type: string, body: string): Buffer => {
  const bytes = Buffer.alloc(5 + Buffer.byteLength(body));
  bytes.write(type);
  bytes.writeInt32BE(bytes.length - 1, 1);
  bytes.write(body, 5);
  return bytes;
};

function framing(): { framer: Framer; seen: string[]; copied: () => number } {
  const seen: string[] = [];
  const given = new Set<Buffer>();
  const framer = new Framer((bytes, at) => {
    given.add(bytes);
    let start = at;
    while (start + 5 <= bytes.length) {
      const end = start + 1 + bytes.readInt32BE(start + 1);
      if (end > bytes.length) break;
      seen.push(bytes.toString('utf8', start, start + 1) + bytes.toString('utf8', start + 5, end));
      start = end;
    }
    return start;
  });
  return { framer, seen, copied: () => given.size };
}

const messages = [message('A', ''), message('B', 'x'), message('C', 'wide '.repeat(20)), message('D', ''), message('E', 'end')];
const all = Buffer.concat(messages);
const expected = ['A', 'Bx', `C${'wide '.repeat(20)}`, 'D', 'Eend'];

test('whole messages, wherever the chunks are cut', () => {
  for (let size = 1; size <= all.length; size++) {
    const { framer, seen } = framing();
    for (let at = 0; at < all.length; at += size) framer.feed(all.subarray(at, at + size));
    expect(seen, `chunks of ${size}`).toEqual(expected);
  }
});

test('a message over many chunks is copied once, and the rest of a chunk not at all', () => {
  const wide = message('W', 'x'.repeat(5_000_000));
  const { framer, seen, copied } = framing();
  const stream = Buffer.concat([wide, ...messages]);
  for (let at = 0; at < stream.length; at += 65_536) framer.feed(stream.subarray(at, at + 65_536));
  expect(seen.map((s) => s[0])).toEqual(['W', 'A', 'B', 'C', 'D', 'E']);
  expect(copied()).toBe(3); // the first chunk, the message put together, the last chunk
});
