import pc from 'picocolors';

export type Palette = ReturnType<typeof pc.createColors>;

/** Colours on a terminal, unless NO_COLOR is set. */
export function paletteFor(stream: NodeJS.WriteStream): Palette {
  return pc.createColors(stream.isTTY && pc.isColorSupported);
}
