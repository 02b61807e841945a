export { fieldGroup } from './field-group.js';
export { ModelInstance } from './instance.js';
export { Model, nuages } from './model.js';
export { register } from './register.js';
