import type { PGlite } from '@electric-sql/pglite';
import { ProtocolConnection } from '../postgres/protocol/connection.js';
import { Framer } from '../postgres/protocol/framer.js';
import { Session } from '../postgres/protocol/session.js';

/**
 * PostgreSQL's protocol without a socket: PGlite answers while it is called, and the bytes are read where they lie in its memory.
 */
export function embeddedConnection(pglite: PGlite, closed: () => void): ProtocolConnection {
  const onRawData = (bytes: Uint8Array): void => framer.feed(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const session = new Session((bytes) => {
    pglite.execProtocolRawStream(bytes, { syncToFs: false, onRawData }).catch((error: unknown) => session.lose(error));
  });
  const framer = new Framer(session.consume);
  const close = async (): Promise<void> => {
    if (!session.usable) return;
    session.lose(new Error('the database was closed'));
    await pglite.close().finally(closed);
  };
  return new ProtocolConnection(session, { close }, { keepPrepared: true });
}
