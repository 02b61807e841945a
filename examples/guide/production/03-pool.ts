import { technique } from '../technique.js';

export const pool = technique({
  id: 'production/3',
  title: 'Connection pool',
  api: ['pool: { min, max, maxLifetime, idleTimeout }'],
  rule: 'Connections are kept and shared: opening one costs more than most queries.',
  needs: ['a count of connections and of waits'],
});
