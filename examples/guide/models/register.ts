import { register } from 'nuages';
import * as models from './index.js';

type GuideModels = typeof models;
declare module 'nuages' {
  interface Models extends GuideModels {}
}

register(models, { app: 'guide' });
