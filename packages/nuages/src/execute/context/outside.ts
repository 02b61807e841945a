import { AsyncResource } from 'node:async_hooks';

/** Connections and timers belong to no request: what happens on them must not run in the context of whoever came first. */
export const outside = new AsyncResource('Nuages');
