import type { Place } from './problems';

/**
 * Line and column of the first character that makes a text no JSON; of its end, where it only breaks off. JSON.parse
 * does not always say where it gave up, but a text that is right so far always fails at its very end.
 */
export function placeOfSyntaxError(text: string): Pick<Place, 'line' | 'column'> {
  let right = 0;
  let wrong = text.length + 1;
  while (wrong - right > 1) {
    const middle = Math.floor((right + wrong) / 2);
    if (isRightSoFar(text.slice(0, middle))) right = middle;
    else wrong = middle;
  }
  const before = text.slice(0, right).split('\n');
  return { line: before.length, column: { name: '', number: (before.at(-1)?.length ?? 0) + 1 } };
}

function isRightSoFar(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = /position (\d+)/.exec(message)?.[1];
    return position === undefined ? /end of JSON input/.test(message) : Number(position) >= text.length;
  }
}

/**
 * The line on which the value at a path of valid JSON begins; of the deepest step there is, where it has no such value.
 */
export function lineOfPath(text: string, path: readonly (string | number)[]): number | null {
  const at = new JsonWalker(text).find(path);
  return text.slice(0, at).split('\n').length;
}

/** Walks valid JSON, which JSON.parse has accepted before, only to learn where values stand. */
class JsonWalker {
  private at = 0;

  constructor(private readonly text: string) {}

  find(path: readonly (string | number)[]): number {
    this.space();
    const start = this.at;
    const [step, ...rest] = path;
    if (step === undefined) return start;
    if (this.text[this.at] === '{') return this.inObject(step, rest) ?? start;
    if (this.text[this.at] === '[') return this.inArray(step, rest) ?? start;
    return start;
  }

  private inObject(step: string | number, rest: readonly (string | number)[]): number | null {
    this.at += 1;
    for (;;) {
      this.space();
      if (this.text[this.at] === '}') return null;
      const keyStart = this.at;
      this.skipString();
      const key: unknown = JSON.parse(this.text.slice(keyStart, this.at));
      this.space();
      this.at += 1;
      if (key === String(step)) return this.find(rest);
      this.skipValue();
      this.space();
      if (this.text[this.at] === ',') this.at += 1;
    }
  }

  private inArray(step: string | number, rest: readonly (string | number)[]): number | null {
    this.at += 1;
    for (let index = 0; ; index += 1) {
      this.space();
      if (this.text[this.at] === ']') return null;
      if (index === step) return this.find(rest);
      this.skipValue();
      this.space();
      if (this.text[this.at] === ',') this.at += 1;
    }
  }

  private skipValue(): void {
    this.space();
    let depth = 0;
    do {
      const char = this.text[this.at];
      if (char === '"') {
        this.skipString();
        continue;
      }
      if (char === '{' || char === '[') depth += 1;
      if (char === '}' || char === ']') {
        if (depth === 0) return;
        depth -= 1;
      }
      if (depth === 0 && char === ',') return;
      this.at += 1;
    } while (this.at < this.text.length);
  }

  private skipString(): void {
    this.at += 1;
    while (this.text[this.at] !== '"') this.at += this.text[this.at] === '\\' ? 2 : 1;
    this.at += 1;
  }

  private space(): void {
    while (' \t\r\n'.includes(this.text[this.at] ?? 'x')) this.at += 1;
  }
}
