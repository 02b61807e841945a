export { postgresBackend } from './backend.js';
