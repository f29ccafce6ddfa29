import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'experimental'];

/**
 * What axe finds on the page as it stands, a line a finding. `colours`: only what depends on colours, for a second look at
 * a document that was looked at whole in the other scheme.
 */
export async function accessibilityProblems(
  page: Page,
  extent: 'whole' | 'colours' = 'whole',
): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  if (extent === 'whole') axe.withTags(everything);
  else axe.withRules(['color-contrast', 'link-in-text-block']);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 5)
      .map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** Expects that everything has its room, once a chart that follows its box has followed. */
export async function expectLayout(page: Page, what: string): Promise<void> {
  const problems = async () => [...(await layoutProblems(page)), ...(await overlappingLabels(page))];
  await expect.poll(problems, { message: what }).toEqual([]);
}

/** What does not fit: a page that scrolls sideways, something else than a table that does, small text, text out of its drawing. */
function layoutProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const name = (element: Element) =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${element.textContent?.trim().slice(0, 40)}`;
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} wide in ${innerWidth}`);
    for (const element of document.querySelectorAll('body *')) {
      if (!(element instanceof HTMLElement) || !element.checkVisibility()) continue;
      const { overflowX, clip } = getComputedStyle(element);
      const tooWide = element.scrollWidth > element.clientWidth + 1;
      if (tooWide && ['auto', 'scroll'].includes(overflowX) && !element.querySelector('table'))
        found.push(`scrolls sideways: ${name(element)}`);
      const isForEarsAlone = clip !== 'auto' || element.clientWidth <= 1;
      if (tooWide && ['hidden', 'clip'].includes(overflowX) && !isForEarsAlone)
        found.push(`cuts its content off: ${name(element)}`);
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement;
      if (!parent || !texts.currentNode.nodeValue?.trim() || parent.closest('script, noscript, title, desc'))
        continue;
      if (!parent.checkVisibility()) continue;
      const scale = parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.a ?? 1) : 1;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize) * scale;
      if (size < 11.95) found.push(`${size.toFixed(1)} px: ${name(parent)}`);
      const drawing = parent.closest('svg');
      if (drawing && parent.tagName === 'text') {
        const [inner, outer] = [parent.getBoundingClientRect(), drawing.getBoundingClientRect()];
        const across = Math.max(outer.left - inner.left, inner.right - outer.right);
        const down = Math.max(outer.top - inner.top, inner.bottom - outer.bottom);
        // a box is wider and higher than the letters in it
        if (across > 2 || down > 4)
          found.push(`${Math.max(across, down).toFixed(1)} px out of its drawing: ${name(parent)}`);
      }
    }
    return found;
  });
}

/** Labels of one drawing that lie on each other. */
function overlappingLabels(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const drawing of document.querySelectorAll('svg[role=img]')) {
      if (!drawing.checkVisibility()) continue;
      const labels = [...drawing.querySelectorAll('text')].map((text) => ({
        words: text.firstChild?.nodeValue ?? text.textContent,
        box: text.getBoundingClientRect(),
      }));
      labels.forEach((one, at) => {
        for (const other of labels.slice(at + 1)) {
          const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          // a line of text is higher than its letters: only what eats into them counts
          const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          if (across > 1 && down > 6) found.push(`“${one.words}” on “${other.words}”`);
        }
      });
    }
    return found;
  });
}
