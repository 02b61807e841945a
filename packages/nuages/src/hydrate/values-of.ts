import type { InstanceShape, RowValue } from '../metadata/row-shape.js';

/** The properties of an instance in their order: columns, then annotations. */
export const valuesOf = ({ columns, annotations }: InstanceShape): RowValue[] => [
  ...columns.map(({ column, position }) => ({ name: column.name, type: column.type, position })),
  ...annotations,
];
