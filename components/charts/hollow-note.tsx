import { type HollowNote, noteBaseline } from './hollow-note-layout';

/** Says what the hollow ends of lines mean. */
export function HollowNoteText({ note }: { note: HollowNote }) {
  return (
    <>
      <circle className="pt-o" cx={note.x} cy={note.y} r={3.5} />
      {note.lines.map((line, i) => (
        <text key={line} className="t-s" x={note.x + 10} y={noteBaseline(note, i)}>
          {line}
        </text>
      ))}
    </>
  );
}
