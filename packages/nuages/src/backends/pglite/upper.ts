import type { Template } from '../../contract/index.js';
import { asText } from '../postgres/dialect/templates/operand.js';

/** By PostgreSQL's own rules: the C library of PGlite has a capital ß, that of servers has none. */
export const upper: Template = ({ args }, write) => `UPPER(${asText(args[0]!, write)} COLLATE "pg_c_utf8")`;
