import { describeOracle } from './describe-oracle.js';

describeOracle('pglite', async () => null);
