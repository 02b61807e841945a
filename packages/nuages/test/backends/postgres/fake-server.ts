import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { message } from '../../../src/backends/postgres/protocol/messages.js';

export const ready = message('Z', Buffer.from('I'));
export const authenticated = Buffer.concat([message('R', Buffer.from([0, 0, 0, 0])), ready]);
export const refusal = (severity: string, code: string, text: string): Buffer =>
  message('E', `V${severity}`, `C${code}`, `M${text}`, Buffer.from([0]));

export interface FakeServer extends AsyncDisposable {
  readonly url: string;
  /** the parameters of each startup message */
  readonly startups: readonly string[];
}

/** A server that says what a test wants: `answer` is called with each connection's first message, and may listen for more. */
export async function fakeServer(answer: (socket: Socket, startup: string, bytes: Buffer) => void): Promise<FakeServer> {
  const sockets = new Set<Socket>();
  const startups: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => {
      const startup = bytes.toString('latin1', 8).replaceAll('\0', ' ').trim();
      startups.push(startup);
      answer(socket, startup, bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `postgres://me:wrong@127.0.0.1:${port}/shop`,
    startups,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
