/** ` LIMIT 20 OFFSET 40`, with the space before it */
export const limit = (most: number | null, offset: number): string =>
  `${most === null ? '' : ` LIMIT ${most}`}${offset === 0 ? '' : ` OFFSET ${offset}`}`;
