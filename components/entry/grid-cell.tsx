import { type KeyboardEvent, memo } from 'react';
import { LineIcon, type LineIconName } from '@/components/ui/icon';
import { statusOf, type Tone } from './cell-state';
import { stepOf } from './move-focus';
import { useCell, useGrid } from './use-grid';

const iconOf: Partial<Record<Tone, LineIconName>> = {
  ok: 'ok',
  save: 'wait',
  bad: 'no',
  clash: 'split',
  warn: 'bang',
  note: 'bang',
  lock: 'lock',
};

/** One box of the grid and how it stands. The box is the browser's own: typing draws this cell again and nothing else. */
export const GridCell = memo(function GridCell({ id }: { id: string }) {
  const grid = useGrid();
  const state = useCell(id);
  const { view } = state;
  const { words } = grid.view;
  const { tone, text } = statusOf(state, words);
  const icon = iconOf[tone];
  if (!view.isWritable)
    return (
      <td className="is-lock" id={id}>
        <span className="val">{view.text || '—'}</span>
        <span className="st">
          {icon ? <LineIcon name={icon} /> : null}
          {text}
        </span>
      </td>
    );
  // an empty box and a tick say enough to the eye
  const isQuiet = (tone === 'ok' && view.was === null) || (tone === 'miss' && view.state === 'none');
  const isSaved = view.version > 0 && state.phase === 'rest' && tone !== 'bad' && tone !== 'clash';
  return (
    <td className={`is-${tone}`}>
      <span className="in">
        <input
          id={id}
          name={`v:${id}`}
          ref={(box) => {
            if (box) grid.boxes.set(id, box);
            return () => void grid.boxes.delete(id);
          }}
          defaultValue={state.text}
          placeholder="—"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          maxLength={120}
          aria-label={view.label}
          aria-describedby={`${id}-s`}
          aria-invalid={tone === 'bad' || tone === 'clash' ? true : undefined}
          onInput={(event) => grid.type(id, event.currentTarget.value)}
          onBlur={() => grid.leave(id)}
          onKeyDown={(event) => onKey(event, id, grid)}
        />
        {isSaved ? <LineIcon name="ok" /> : null}
      </span>
      <span className={isQuiet ? 'vh' : 'st'} id={`${id}-s`}>
        {isQuiet || !icon ? null : <LineIcon name={icon} />}
        {isSaved && !isQuiet ? <span className="vh">{words.status.saved} </span> : null}
        {text}
      </span>
      <input type="hidden" name={`o:${id}`} value={view.text} />
      <input type="hidden" name={`l:${id}`} value={view.version} />
      <input type="hidden" name={`b:${id}`} value={view.base ?? ''} />
      <noscript>
        <a className="st" href={`?cell=${encodeURIComponent(id)}`}>
          {grid.view.historyLabel}
        </a>
      </noscript>
    </td>
  );
});

function onKey(event: KeyboardEvent<HTMLInputElement>, id: string, grid: ReturnType<typeof useGrid>): void {
  // of a combination on some keyboards `key` is another letter: the key itself counts
  if (event.altKey && (event.code === 'KeyH' || event.code === 'KeyM')) {
    event.preventDefault();
    return grid.openPanel(id, event.code === 'KeyM');
  }
  if (event.nativeEvent.isComposing) return;
  if (event.key === 'Escape') {
    const { view, isConflict } = grid.store.get(id);
    if (isConflict) return;
    grid.type(id, view.text);
    return grid.show(id);
  }
  const step = stepOf(event);
  if (!step) return;
  // also where there is no further cell: Enter would send the form
  event.preventDefault();
  if (!grid.move(id, step)) grid.leave(id);
}
