import type { Audience } from '@/lib/domain/scope';

/** Whom a request is answered for. Until there is sign-in everyone who reaches the server is inside the intranet and reads as a leader. */
export function audienceOf(_request: { headers: Headers }): Audience {
  return 'leader';
}
