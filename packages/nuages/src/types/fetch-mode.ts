/** What touching a relation does that isn't loaded: load it for all rows that came together, for the one row, or raise. */
export type FetchMode = 'peers' | 'one' | 'raise';
