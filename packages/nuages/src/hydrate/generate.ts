/** Builds code from text. Names enter the text through JSON.stringify only, everything else by `params` and `args`. */
export function generate<T>(params: readonly string[], args: readonly unknown[], body: string): T {
  return new Function(...params, `'use strict'; ${body}`)(...args) as T;
}

let may: boolean | undefined;
/** False where the process forbids code from text: a content security policy, --disallow-code-generation-from-strings. */
export function mayGenerate(): boolean {
  if (may === undefined) {
    try {
      may = generate<boolean>([], [], 'return true');
    } catch {
      may = false;
    }
  }
  return may;
}
