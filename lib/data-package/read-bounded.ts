import { MAX_DESCRIPTOR_BYTES } from './limits';
import { PackageError } from './problems';

/** The whole of a small file. Throws a PackageError where it is larger than a descriptor may be. */
export async function readBounded(stream: AsyncIterable<Uint8Array>, file: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MAX_DESCRIPTOR_BYTES) {
      const params = { limit: MAX_DESCRIPTOR_BYTES };
      throw new PackageError({ code: 'zip_size', file, line: null, column: null, params });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
