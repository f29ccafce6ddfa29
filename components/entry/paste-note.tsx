import { useState } from 'react';
import type { PasteReport } from './paste-block';
import { useGrid } from './use-grid';
import { fill, sayProblem } from './words';

/** What a paste did and did not do, and the way back. */
export function PasteNote({ report, onClose }: { report: PasteReport; onClose: () => void }) {
  const { words } = useGrid().view;
  const { paste } = words;
  const [isUndone, setUndone] = useState(false);
  return (
    <section className="paste" aria-label={paste.title} aria-live="polite">
      <p>{isUndone ? paste.undone : fill(paste.done, { count: report.assigned.length })}</p>
      {report.rejected.length > 0 ? (
        <>
          <p className="down">{fill(paste.rejected, { count: report.rejected.length })}</p>
          <ul>
            {report.rejected.map(({ row, column, text, id, problem }) => (
              <li key={`${row}/${column}`}>
                {fill(paste.line, { row, column, text, why: sayProblem(words, problem) })}{' '}
                {id ? <a href={`#${id}`}>{words.rail.toCell}</a> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="act">
        {isUndone || report.assigned.length === 0 ? null : (
          <button
            className="btn-2"
            type="button"
            onClick={() => {
              report.undo();
              setUndone(true);
            }}
          >
            {paste.undo}
          </button>
        )}
        <button className="btn-2" type="button" onClick={onClose}>
          {paste.close}
        </button>
      </p>
    </section>
  );
}
