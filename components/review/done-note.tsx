import type { Formats } from '@/lib/i18n/formats';

/** What was done just now, on the page that a form led to. */
export function DoneNote({
  formats,
  done,
}: {
  formats: Formats;
  done:
    | {
        what:
          | 'approved'
          | 'returned'
          | 'reopened'
          | 'created'
          | 'saved'
          | 'scheduled'
          | 'unscheduled'
          | 'cancelled'
          | 'published'
          | 'withdrawn';
        count: number;
      }
    | undefined;
}) {
  if (!done) return null;
  return (
    <p className="done">
      <output>{formats.t(`review.done.${done.what}`, { count: done.count })}</output>
    </p>
  );
}
