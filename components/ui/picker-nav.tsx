export interface PickerItem {
  key: string;
  label: string;
  /** Null: there is nothing to go to. */
  href: string | null;
  /** 'page': this very page; 'true': what the page shows, among other choices. */
  current?: 'page' | 'true';
}

export interface PickerGroup {
  label: string;
  items: PickerItem[];
}

/** Rows of links to choose a period, a set, a group: the choice is the address. */
export function PickerNav({ label, groups }: { label: string; groups: PickerGroup[] }) {
  return (
    <nav className="pick" aria-label={label}>
      {groups.map((group) => (
        <div key={group.label}>
          <span className="lbl">{group.label}</span>
          <ul>
            {group.items.map((item) => (
              <li key={item.key}>
                {item.href === null ? (
                  // A link without an address: named, and said to be unavailable.
                  // oxlint-disable-next-line jsx-a11y/anchor-is-valid
                  <a role="link" aria-disabled="true" aria-current={item.current}>
                    {item.label}
                  </a>
                ) : (
                  <a href={item.href} aria-current={item.current}>
                    {item.label}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
