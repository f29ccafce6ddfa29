import type { BrowserContext } from '@playwright/test';

/**
 * Collects what a page must never do: write to the console, throw, break its own policy, ask another host. A document
 * that answers 404 makes Chromium say so: that is the test's question, not the page's fault.
 */
export async function watch(context: BrowserContext): Promise<string[]> {
  const problems: string[] = [];
  const documents = new Set<string>();
  // the browser logs most violations by itself; this catches those of a worker or a late one
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI}`),
    );
  });
  context.on('console', (message) => {
    if (!['error', 'warning', 'assert'].includes(message.type())) return;
    const isDocument404 = /status of 404/.test(message.text()) && documents.has(message.location().url);
    if (!isDocument404) problems.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => void problems.push(`thrown: ${String(error.error())}`));
  context.on('request', (request) => {
    if (request.isNavigationRequest()) documents.add(request.url());
    const { protocol, hostname } = new URL(request.url());
    const isOwn =
      ['data:', 'blob:'].includes(protocol) || hostname === '127.0.0.1' || hostname === 'localhost';
    if (!isOwn) problems.push(`another host: ${request.url()}`);
  });
  return problems;
}
