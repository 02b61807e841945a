export { pgliteBackend } from './backend.js';
