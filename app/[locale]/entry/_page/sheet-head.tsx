import type { ReactNode } from 'react';
import type { Formats } from '@/lib/i18n/formats';

/** Title of a grid's page, what was just done, and how one works in it. */
export function SheetHead({
  formats: { t },
  kick,
  title,
  done,
  isOpen,
  opensAt,
}: {
  formats: Formats;
  kick: ReactNode;
  title: string;
  done: { saved?: number | undefined; submitted?: number | undefined };
  isOpen: boolean;
  /** Null: it is not planned. */
  opensAt: string | null;
}) {
  const said =
    done.submitted !== undefined
      ? t('entry.sheet.submitted', { count: done.submitted })
      : done.saved !== undefined
        ? t('entry.sheet.saved', { count: done.saved })
        : null;
  return (
    <>
      <div className="head h-s">
        <p className="kick">
          <b>{t('entry.sheet.kick')}</b>
          {kick}
        </p>
        <h1>{title}</h1>
        <p className="say">
          {isOpen
            ? t('entry.sheet.say')
            : opensAt
              ? t('entry.sheet.notOpen', { at: opensAt })
              : t('entry.sheet.notOpenYet')}
        </p>
        <noscript>
          <p className="say">{t('entry.sheet.sayPlain')}</p>
        </noscript>
      </div>
      {said ? <output className="done">{said}</output> : null}
    </>
  );
}
