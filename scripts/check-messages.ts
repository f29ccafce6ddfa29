import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** Keeps words on one line; a matter of each language, and rendered for both. */
const typographic = 'nb';

export interface Messages {
  [key: string]: string | Messages;
}

/**
 * Compares the messages of two languages: the same keys, each a valid ICU message that takes the same arguments and tags, with the
 * same choices where both choose. Answers what differs, a line each.
 */
export function differences(first: [string, Messages], second: [string, Messages]): string[] {
  const [[nameA, a], [nameB, b]] = [
    [first[0], flatten(first[1])],
    [second[0], flatten(second[1])],
  ] as const;
  const found: string[] = [];
  for (const key of [...new Set([...a.keys(), ...b.keys()])].sort()) {
    const [textA, textB] = [a.get(key), b.get(key)];
    if (textA === undefined) found.push(`${key}: missing in ${nameA}`);
    else if (textB === undefined) found.push(`${key}: missing in ${nameB}`);
    else {
      const [argumentsA, argumentsB] = [argumentsOf(textA), argumentsOf(textB)];
      if (typeof argumentsA === 'string') found.push(`${key}: ${nameA}: ${argumentsA}`);
      if (typeof argumentsB === 'string') found.push(`${key}: ${nameB}: ${argumentsB}`);
      if (typeof argumentsA === 'string' || typeof argumentsB === 'string') continue;
      for (const name of [...new Set([...argumentsA.keys(), ...argumentsB.keys()])].sort()) {
        const [kindA = 'absent', kindB = 'absent'] = [argumentsA.get(name), argumentsB.get(name)];
        if (
          kindA !== kindB &&
          !(isValue(kindA) && isValue(kindB) && (kindA === 'a value' || kindB === 'a value'))
        )
          found.push(`${key}: {${name}} is ${kindA} in ${nameA}, ${kindB} in ${nameB}`);
      }
    }
  }
  return found;
}

/** One language may choose words by an argument that the other puts in plainly: months have names in English, numbers in Chinese. */
function isValue(kind: string): boolean {
  return kind === 'a value' || kind.startsWith('a choice');
}

function flatten(messages: Messages, prefix = '', into = new Map<string, string>()): Map<string, string> {
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') into.set(prefix + key, value);
    else flatten(value, `${prefix}${key}.`, into);
  }
  return into;
}

/** Names of arguments and tags with their kind, or what the parser says against the message. */
function argumentsOf(message: string): Map<string, string> | string {
  try {
    const found = new Map<string, string>();
    collect(parse(message), found);
    return found;
  } catch (error) {
    return `not a valid message: ${(error as Error).message}`;
  }
}

function collect(elements: MessageFormatElement[], into: Map<string, string>): void {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    if (element.type === TYPE.tag) {
      if (element.value !== typographic) note(into, element.value, 'a tag');
      collect(element.children, into);
    } else if (element.type === TYPE.select || element.type === TYPE.plural) {
      const choices = Object.keys(element.options).sort().join(', ');
      // languages differ in their plural forms and may do without: a number put in plainly is the same argument
      note(into, element.value, element.type === TYPE.select ? `a choice of ${choices}` : 'a value');
      for (const option of Object.values(element.options)) collect(option.value, into);
    } else note(into, element.value, 'a value');
  }
}

/** An argument may stand plainly beside its own choice; the choice is what both languages must share. */
function note(into: Map<string, string>, name: string, kind: string): void {
  if (!into.get(name)?.startsWith('a choice')) into.set(name, kind);
}
