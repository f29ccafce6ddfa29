import { randomBytes } from 'node:crypto';
import { isLocale, locales } from '@/lib/i18n/locales';
import { translatorFor } from '@/lib/i18n/translator';
import { log } from '@/lib/log';
import { type Failure, failureOf, statusOf } from './failure';

interface RouteProps {
  params: Promise<{ locale: string }>;
}

const sentences = {
  notFound: 'error.notFoundText',
  forbidden: 'error.forbiddenText',
  away: 'error.awayTitle',
  fault: 'error.title',
} as const satisfies Record<Failure, string>;

/** A route that answers a file or leads on: its `notFound()`, refusals and failures are a line of text under the status that `page()` gives them. */
export function route<Asked extends Request, Props extends RouteProps>(
  answer: (request: Asked, props: Props) => Promise<Response>,
) {
  return async function handle(request: Asked, props: Props): Promise<Response> {
    try {
      return await answer(request, props);
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      const { locale } = await props.params;
      const t = translatorFor(isLocale(locale) ? locale : locales[0]);
      const reference = randomBytes(6).toString('hex');
      const isKnown = failure === 'notFound' || failure === 'forbidden';
      if (!isKnown) log.error({ err: error, reference }, 'route failed');
      const lines = [t(sentences[failure]), ...(isKnown ? [] : [t('error.digest', { digest: reference })])];
      return new Response(`${lines.join('\n')}\n`, {
        status: statusOf[failure],
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      });
    }
  };
}
