import { nuages } from 'nuages';
/** a second schema in one program: its models know each other, and none of the others */
export const { Model, foreignKey } = nuages<typeof import('./index.js')>();
