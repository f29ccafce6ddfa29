import type { Shape } from './shape';
import { assessedShapes } from './shapes-assessed';
import { otherShapes } from './shapes-other';

/** Every generated indicator but PM2.5, whose levels have no growth to follow, and what follows from another (see derived.ts). */
export const shapes: Shape[] = [...assessedShapes, ...otherShapes];
