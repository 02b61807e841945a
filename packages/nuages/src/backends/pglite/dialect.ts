import type { Dialect } from '../../contract/index.js';
import { dialect as postgres } from '../postgres/dialect/dialect.js';
import { match } from '../postgres/dialect/templates/text.js';
import { ofShortPatterns } from './regex.js';

/** PostgreSQL's, with one connection and nothing that could stop a statement: it runs in this thread. */
export const dialect: Dialect = Object.freeze({
  ...postgres,
  templates: Object.freeze({ ...postgres.templates, regex: ofShortPatterns(match('~')), iregex: ofShortPatterns(match('~*')) }),
  features: Object.freeze({ ...postgres.features, singleConnection: true, statementTimeout: false }),
});
