import { notFound } from 'next/navigation';

/** Every address without a page of its own: our not-found, with the request's nonce, instead of Next's prerendered one. */
export default function UnknownPage(): never {
  notFound();
}
