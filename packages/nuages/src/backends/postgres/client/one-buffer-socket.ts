import { type OnReadOpts, Socket, type SocketConstructorOpts } from 'node:net';

/** What Node would take anew for each read. */
const SIZE = 65_536;

/**
 * A socket that reads into one buffer, again and again: whoever listens to 'data' copies what is to outlive the call. Saves a fifth of the
 * process time of a hundred rows.
 */
export function oneBufferSocket(): Socket {
  const buffer = Buffer.allocUnsafeSlow(SIZE);
  const callback = (length: number): boolean => {
    socket.emit('data', buffer.subarray(0, length));
    return true;
  };
  const options: SocketConstructorOpts & { onread: OnReadOpts } = { onread: { buffer, callback } };
  const socket = new Socket(options);
  return socket;
}
