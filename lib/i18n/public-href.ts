import { readEnv } from '@/lib/env';

let origin: string | undefined;

/** The address as the public has it: with PUBLIC_URL in front where it is set, else as it is. */
export function publicHref(path: string): string {
  origin ??= readEnv().PUBLIC_URL ?? '';
  return `${origin}${path}`;
}
