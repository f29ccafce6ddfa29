import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Actor } from '@/lib/auth/person';
import type { Outcome } from '@/lib/errors';

const services = fileURLToPath(new URL('../../lib/services', import.meta.url));

/** A verb of a service, as it is exported: someone does something. */
export type Verb = (actor: Actor, ...input: unknown[]) => Promise<Outcome>;

export interface FoundVerb {
  folder: string;
  /** Its file, to be imported. */
  file: string;
  name: string;
}

/** Every exported function of some folders of lib/services whose first argument is who asks. */
export function findVerbs(folders: readonly string[]): FoundVerb[] {
  return folders.flatMap((folder) =>
    readdirSync(join(services, folder)).flatMap((entry) => {
      const file = join(services, folder, entry);
      if (!entry.endsWith('.ts') || entry.endsWith('.test.ts')) return [];
      const text = readFileSync(file, 'utf8');
      const exported = text.matchAll(/export (?:async )?function (\w+)(?:<[^>]*>)?\(\s*actor: Actor\b/g);
      return [...exported].map(([, name = '']) => ({ folder, file, name }));
    }),
  );
}

export async function loadVerb({ file, name }: FoundVerb): Promise<Verb> {
  return (await import(file))[name] as Verb;
}
