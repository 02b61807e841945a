/** How a result is read a chunk at a time. */
export interface ChunkOptions {
  /** rows a chunk */
  readonly chunkSize: number;
  /** called before each chunk: handed to `make` with its rows */
  readonly context: () => unknown;
  /** for events and errors */
  readonly model?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}
