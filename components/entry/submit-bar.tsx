import { statusOf } from './cell-state';
import { useCells, useGrid, useSaid, useTrouble } from './use-grid';
import { fill } from './words';

/** How the grid stands, in numbers, and what is done with the whole of it. */
export function SubmitBar({ isSending }: { isSending: boolean }) {
  const { view } = useGrid();
  const cells = useCells();
  const { bar } = view.words;
  const tones = cells.map((state) => statusOf(state, view.words).tone);
  const count = (...wanted: string[]) => tones.filter((tone) => wanted.includes(tone)).length;
  const counts: [string | undefined, number, boolean][] = [
    [bar.filled, cells.filter(({ value }) => value !== null).length, false],
    [bar.saving, count('save'), false],
    [bar.refused, count('bad'), true],
    [bar.conflict, count('clash'), true],
    [bar.open, count('warn'), true],
    [bar.missing, count('miss'), false],
    [bar.locked, count('lock'), false],
  ];
  return (
    <section className="bar-s" aria-label={bar.label}>
      <Trouble />
      <p className="sum">
        <span>{fill(bar.total, { count: cells.length })}</span>
        {counts
          .filter(([, number]) => number > 0)
          .map(([sentence, number, isBad]) => (
            <span key={sentence} className={isBad ? 'down' : undefined}>
              {fill(sentence, { count: number })}
            </span>
          ))}
      </p>
      <p className="act">
        <button className="btn-2" type="submit" name="do" value="save" disabled={isSending}>
          {bar.save}
        </button>
        <button className="btn" type="submit" name="do" value="submit" disabled={isSending}>
          {bar.submit}
        </button>
      </p>
      <Said />
    </section>
  );
}

/** What a reader of the screen hears when a cell changes its state. */
function Said() {
  return (
    <p className="vh" aria-live="polite">
      {useSaid()}
    </p>
  );
}

function Trouble() {
  const grid = useGrid();
  const trouble = useTrouble();
  const { error } = grid.view.words;
  if (!trouble) return null;
  const sentence = { network: error.network, signed_out: error.signedOut, failed: error.failed }[
    trouble.kind
  ];
  return (
    <p className="trouble" role="alert">
      {fill(sentence, { count: trouble.count })}{' '}
      {trouble.kind === 'signed_out' ? (
        <a href={grid.view.signInHref} target="_blank" rel="noopener">
          {error.signIn}
        </a>
      ) : null}{' '}
      <button className="btn-2" type="button" onClick={() => grid.queue.retry()}>
        {error.retry}
      </button>
    </p>
  );
}
