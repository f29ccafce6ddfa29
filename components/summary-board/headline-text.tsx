import { Fragment, type ReactNode } from 'react';
import { bold } from '@/components/ui/bold';
import { Tag } from '@/components/ui/tag';
import type { Formats, Sentence } from '@/lib/i18n/formats';
import type { FactSentence, HeadlineSentences } from '@/lib/i18n/headline-sentences';

function unbroken(chunks: ReactNode): ReactNode {
  return <span className="nb">{chunks}</span>;
}

/** A sentence with its mark-up: names in bold, phrases that do not break. */
export function Rich({ sentence, formats }: { sentence: Sentence; formats: Formats }): ReactNode {
  return formats.t.rich(sentence.key, {
    ...sentence.args,
    b: bold,
    nb: unbroken,
  } as never);
}

/** The month's line. */
export function HeadlineTitle({ sentences, formats }: { sentences: HeadlineSentences; formats: Formats }) {
  const { title, fallbackTitle } = sentences;
  if (title.length === 0) {
    return (
      <h1>
        <Rich sentence={fallbackTitle} formats={formats} />
      </h1>
    );
  }
  return (
    <h1>
      {title.map(({ sentence, fact }, index) => (
        <Fragment key={fact.kind}>
          {index > 0 ? formats.t('headline.titleJoin') : null}
          <Rich sentence={sentence} formats={formats} />
        </Fragment>
      ))}
    </h1>
  );
}

/** The clauses under the line, then what is named beside the assessed set; each paragraph marked when it rests on made-up figures. */
export function HeadlineLead({ sentences, formats }: { sentences: HeadlineSentences; formats: Formats }) {
  const beside = [
    sentences.beside.filter(({ fact }) => !fact.demo),
    sentences.beside.filter(({ fact }) => fact.demo),
  ];
  return (
    <>
      <Clauses
        clauses={sentences.lead}
        titleIsDemo={sentences.title.some(({ fact }) => fact.demo)}
        formats={formats}
      />
      {beside.map((clauses) => (
        <Clauses
          key={String(clauses[0]?.fact.demo)}
          clauses={clauses}
          titleIsDemo={false}
          formats={formats}
        />
      ))}
    </>
  );
}

function Clauses({
  clauses,
  titleIsDemo,
  formats,
}: {
  clauses: FactSentence[];
  titleIsDemo: boolean;
  formats: Formats;
}) {
  const { t } = formats;
  const demo = titleIsDemo || clauses.some(({ fact }) => fact.demo);
  if (clauses.length === 0 && !demo) return null;
  return (
    <p className="say">
      {clauses.map(({ sentence, fact }, index) => (
        <Fragment
          key={`${fact.kind} ${'indicator' in fact ? fact.indicator : ''} ${'measure' in fact ? fact.measure : ''}`}
        >
          {index > 0 ? t('site.clauseSeparator') : null}
          <Rich sentence={sentence} formats={formats} />
        </Fragment>
      ))}
      {clauses.length > 0 ? t('site.fullStop') : null}
      {demo ? <Tag>{t('site.demoMark')}</Tag> : null}
    </p>
  );
}
