export interface DownloadItem {
  href: string;
  label: string;
  /** Size or paper: '6 KB', 'A4'. */
  note?: string;
  /** False for a page that is opened, not saved. */
  download?: boolean;
}

/** Files to take away, one a row. */
export function DownloadList({ items }: { items: DownloadItem[] }) {
  return (
    <ul className="dl">
      {items.map(({ href, label, note, download = true }) => (
        <li key={href}>
          <a href={href} download={download}>
            {label}
          </a>
          {note ? <span className="muted">{note}</span> : null}
        </li>
      ))}
    </ul>
  );
}
