import { ModelError } from '../errors/index.js';
import { databaseName } from '../fields/option-rules.js';
import { readOptions } from '../fields/read-options.js';
import { appName, type ModelDefinition, type Registration, registry } from '../metadata/index.js';
import { exportedClasses } from './exported-classes.js';
import { attach, defaultManagerOf } from './managers.js';
import { probe } from './probe.js';
import type { ModelClass } from './model-factory.js';

/** `models`: the exports of a module, whatever else is among them. */
export function register(models: object, options: object = {}): void {
  if (typeof models !== 'object' || models === null) {
    throw new ModelError('NUA_MODEL_INVALID', 'register() takes the models as an object.', {
      fix: "Write import * as models from './models.js'; register(models).",
    });
  }
  const { app = null, schema = null } = readOptions('register()', options, { app: appName, schema: databaseName }) as {
    app?: string;
    schema?: string;
  };
  registry.register([...exportedClasses(models)].map(([definition, cls]) => registrationOf(definition, cls, app, schema)));
}

function registrationOf(definition: ModelDefinition, cls: ModelClass, app: string | null, schema: string | null): Registration {
  const { members, ownFields } = probe(definition.name, cls);
  return {
    definition,
    app: definition.app ?? app,
    schema,
    class: Object.freeze({ constructor: cls, prototype: cls.prototype as object, ownFields }),
    defaultManager: defaultManagerOf(definition, cls),
    members,
    attach: (meta) => attach(cls, meta),
  };
}
