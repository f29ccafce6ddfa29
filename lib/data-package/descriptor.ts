import { createHash } from 'node:crypto';
import { type PackageDescriptor, packageDescriptor } from '@/lib/schemas/package-descriptor';
import { RESOURCES, type ResourceName } from '@/lib/schemas/package-tables';
import { lineOfPath, placeOfSyntaxError } from './json-place';
import { isInside, type PackageFiles } from './open-package';
import { PackageError, type Problems, quoted, type Warnings } from './problems';

/** datapackage.json, read: the paths of the resources that the product knows, and where its settings stand. */
export interface Descriptor extends PackageDescriptor {
  paths: Map<ResourceName, string>;
  sha256: string;
  /** The line of a property, for messages; null where it is not found. */
  lineOf(path: readonly (string | number)[]): number | null;
}

/** Reads and checks datapackage.json. Null where it is not usable; then `problems` says why. Throws a PackageError. */
export async function readDescriptor(
  files: PackageFiles,
  problems: Problems,
  warnings: Warnings,
): Promise<Descriptor | null> {
  const file = files.descriptorName;
  const bytes = await files.descriptor();
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PackageError({ code: 'encoding_utf8', file, line: null, column: null, params: {} });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    problems.add('descriptor_json', { file, ...placeOfSyntaxError(text) });
    return null;
  }
  const lineOf = (path: readonly (string | number)[]) => lineOfPath(text, path);
  const result = packageDescriptor.safeParse(json);
  if (!result.success) {
    for (const issue of result.error.issues) {
      const path = issue.path.filter((step) => typeof step !== 'symbol');
      const place = { file, line: lineOf(path), column: null };
      problems.add('descriptor_field', place, { field: path.join('.') || '.', expected: issue.message });
    }
    return null;
  }

  const paths = new Map<ResourceName, string>();
  for (const [index, resource] of result.data.resources.entries()) {
    const place = { file, line: lineOf(['resources', index]), column: null };
    const name = RESOURCES.find((known) => known === resource.name);
    if (!isInside(resource.path)) {
      const pathPlace = { ...place, line: lineOf(['resources', index, 'path']) };
      problems.add('path_outside', pathPlace, { path: quoted(resource.path) });
    } else if (!name) {
      warnings.add('resource_unknown', place, {
        name: quoted(resource.name),
        expected: RESOURCES.join(', '),
      });
    } else if (paths.has(name)) {
      problems.add('resource_duplicate', place, { name });
    } else {
      paths.set(name, resource.path);
    }
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...result.data, paths, sha256, lineOf };
}
