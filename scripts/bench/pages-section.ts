import type { Section } from './report';
export async function pagesSection(..._a: unknown[]): Promise<Section> { throw new Error('later'); }
