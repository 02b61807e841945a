import { ModelError } from '../errors/index.js';
import { meant } from './meant-option.js';
import type { OptionRules } from './option-rules.js';

/**
 * The options given to `owner`, checked one by one; those that are undefined are left out.
 * @throws ModelError NUA_MODEL_INVALID for an option that does not exist, naming the one meant, or a value that it does not take
 */
export function readOptions(owner: string, given: unknown, rules: OptionRules): Readonly<Record<string, unknown>> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw invalid(owner, `${owner} takes an object of options.`, `Write ${owner.replace(/\(\)$/, '({ ... })')}.`);
  }
  const options: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) throw invalid(owner, `${owner} has no option "${name}".`, meant(name, owner, Object.keys(rules)));
    if (value === undefined) {
      if (name === 'default' || name === 'dbDefault')
        throw invalid(owner, `${owner} has the ${name} undefined.`, `Leave ${name} out, or give null.`);
      continue;
    }
    if (!rule.accepts(value)) throw invalid(owner, `${owner}: ${name} takes ${rule.takes}.`);
    options[name] = value;
  }
  return options;
}

const invalid = (owner: string, fact: string, fix?: string): ModelError =>
  new ModelError('NUA_MODEL_INVALID', fact, { ...(fix && { fix }), field: owner });
