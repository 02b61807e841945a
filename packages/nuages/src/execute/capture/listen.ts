import type { QueryEvent } from '../../events/index.js';
import { queryChannel } from '../../events/index.js';
import { currentFrame } from '../context/frame.js';
import type { Capture } from './capture.js';
import { eachCapture } from './capture.js';

const captures = new WeakMap<QueryEvent, Capture>();
let listeners = 0;

const subscriber = {
  start(message: unknown): void {
    const event = message as QueryEvent;
    const capture = currentFrame()?.capture ?? null;
    if (capture !== null) captures.set(event, capture);
    eachCapture(capture, (seen) => {
      seen.count++;
      if (seen.events.length < seen.limit) seen.events.push(event);
    });
  },
  asyncEnd(message: unknown): void {
    const event = message as QueryEvent;
    eachCapture(captures.get(event) ?? null, (seen) => {
      seen.totalMs += event.durationMs ?? 0;
    });
  },
};

/** Listens to `nuages:query` for as long as there are captures; returns what ends this one. */
export function listen(): () => void {
  if (listeners++ === 0) queryChannel.subscribe(subscriber as Parameters<typeof queryChannel.subscribe>[0]);
  return () => {
    if (--listeners === 0) queryChannel.unsubscribe(subscriber as Parameters<typeof queryChannel.subscribe>[0]);
  };
}
