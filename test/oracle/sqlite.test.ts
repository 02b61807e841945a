import { describeOn } from '../servers.js';
import { describeOracle } from './describe-oracle.js';

describeOn('sqlite', 'oracle', () => describeOracle('sqlite', async () => null));
