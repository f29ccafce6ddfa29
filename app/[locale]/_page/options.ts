import { cache } from 'react';
import { readOptions } from '@/lib/queries/read-options';

/** The settings that every page follows, read once a request: the layout wants the colours, pages the rest. */
export const optionsOnce = cache(readOptions);
