export { createSchema, dropSchema } from './create-schema.js';
