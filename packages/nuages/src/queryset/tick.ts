let tick = 0;
let ending = false;

/** The number of the turn of the event loop that is running. */
export function thisTick(): number {
  if (!ending) {
    ending = true;
    setImmediate(() => {
      ending = false;
      tick++;
    });
  }
  return tick;
}
