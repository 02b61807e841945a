let defaultZone = 'UTC';

/** The zone for date parts, set once by the settings. */
export function setDefaultZone(zone: string): void {
  defaultZone = zone;
}
/** The zone that date parts of the statement at hand are taken in: its one parameter, whatever the query's values are. */
export const currentZone = (): string => defaultZone;
