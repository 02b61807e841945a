export { assertNumQueries } from './assert-num-queries.js';
export { countQueries } from './count-queries.js';
