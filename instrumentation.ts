/** Run by Next once in every server process, before it answers: what goes on without a request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startReleaseTimer } = await import('./lib/services/releases/release-timer');
  startReleaseTimer();
  const { logAuditHeadDaily } = await import('./lib/services/audit/log-head');
  logAuditHeadDaily();
}

/** A form whose body is no form is the sender's fault, and the framework would answer it by an error of its own. */
export async function onRequestError(error: unknown): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { answerWith } = await import('./lib/platform/http/answer');
  if (error instanceof TypeError && error.message === 'Failed to parse body as FormData.') answerWith(400);
}
