export { createSchema, dropSchema, type SchemaOptions } from './create-schema.js';
