/** An array as PostgreSQL prints it: `{1,NULL,"a \"b\""}`, one level in braces per dimension. */
export function readArray(text: string, item: (text: string) => unknown): unknown[] {
  // `[0:2]={...}`: bounds that are not from 1 on
  const start = text.startsWith('[') ? text.indexOf('=') + 1 : 0;
  return new ArrayReader(text, start, item).read();
}

class ArrayReader {
  readonly #text: string;
  readonly #item: (text: string) => unknown;
  #at: number;

  constructor(text: string, at: number, item: (text: string) => unknown) {
    this.#text = text;
    this.#at = at;
    this.#item = item;
  }

  read(): unknown[] {
    const items: unknown[] = [];
    this.#at++; // {
    while (this.#text[this.#at] !== '}') {
      items.push(this.#element());
      if (this.#text[this.#at] === ',') this.#at++;
    }
    this.#at++; // }
    return items;
  }

  #element(): unknown {
    const first = this.#text[this.#at];
    if (first === undefined) throw new TypeError('the text of an array ends inside it');
    if (first === '{') return this.read();
    if (first === '"') return this.#item(this.#quoted());
    const start = this.#at;
    while (!',}'.includes(this.#text[this.#at] ?? ',')) this.#at++;
    const plain = this.#text.slice(start, this.#at);
    return plain === 'NULL' ? null : this.#item(plain);
  }

  #quoted(): string {
    const start = ++this.#at;
    let escaped = false;
    for (;;) {
      const c = this.#text[this.#at];
      if (c === undefined) throw new TypeError('the text of an array ends inside it');
      if (c === '"') break;
      if (c === '\\') {
        escaped = true;
        this.#at++;
      }
      this.#at++;
    }
    const inside = this.#text.slice(start, this.#at++);
    return escaped ? inside.replace(/\\(.)/gs, '$1') : inside;
  }
}
