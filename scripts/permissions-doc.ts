// Writes docs/permissions.md from the permissions themselves: npm run permissions
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Asker,
  askers,
  type Circumstances,
  type Dimension,
  dimensions,
  type MatrixRow,
  permissionMatrix,
} from '@/lib/auth/permission-matrix';
import { type Action, actions } from '@/lib/auth/permissions';

export const permissionsFile = fileURLToPath(new URL('../docs/permissions.md', import.meta.url));

const meaning: Record<Action, string> = {
  'rankings.read': "Read every ranking, counties' too",
  'approved.read': 'See approved figures before their release, marked; each view is in the log',
  'entry.read': 'Read figures in work',
  'entry.write': 'Enter or change a figure; a published one becomes a revision',
  'entry.submit': 'Give figures in for review',
  'entry.comment': 'Comment on a figure in work',
  'entry.import': 'Import a table',
  'review.read': 'Read what came in, with checks and moves',
  'review.approve': 'Approve figures, which locks them',
  'review.return': 'Give figures back with a reason',
  'review.reopen': 'Open approved figures again, with a reason',
  'release.plan': 'Make, change, schedule or cancel a release; begin a revision',
  'release.publish': 'Publish a release now',
  'release.withdraw': 'Withdraw published figures',
  'preview.read': 'See a planned release as the public, leaders or staff will',
  'calendar.read': 'Read the calendar: what is due, who is late',
  'calendar.write': 'Change the rules of the calendar and its exceptions',
  'catalogue.write': 'Change indicators, regions, groups, sets',
  'settings.write': "Change the installation's settings",
  'people.read': 'Read people, their roles and the settings of security',
  'people.write': 'Make, change, disable people; change the settings of security',
  'audit.read': 'Search, export and verify the log',
  'account.own': "One's own account: password, second factor, sessions",
};

const heads: Record<Dimension, string> = {
  desk: 'whose desk',
  state: 'state',
  hand: 'figures',
  setting: 'leaders see approved figures',
};

const introduction = `# Permissions

Made by \`npm run permissions\` from \`lib/auth/permissions.ts\`; a test fails when this page says something else. Do not edit it by hand.
Each cell is a test against an expectation written by hand (\`lib/auth/permission-matrix.test.ts\`), and each verb that changes something is called
with each wrong role (\`tests/integration/desk/people/services-refuse.test.ts\`).

- A person may hold several roles and may do what any of them may, with two bounds that the database keeps: the three administrations (system, security, audit) are never
  one person's, and an administrator is neither staff nor reviewer. Whoever entered or submitted figures does not approve them, whatever the roles.
- Staff is bound to departments, and to regions where any are named. *own*: the indicator's department is one's own, and so is the region. An indicator without a department is entered by nobody.
- States of figures: *none* (nothing entered), *draft*, *submitted*, *returned*, *approved*, *published*.
- *nobody* is a visitor who is not signed in. yes: allowed. no: refused; of someone signed in the refusal is in the log.
- Nobody administers their own account: the verbs of \`people.write\` refuse one's own person.
`;

/** The page, in Markdown. */
export function permissionsDocument(): string {
  const matrix = permissionMatrix();
  const plain = actions.filter((action) => dimensions[action].length === 0);
  const rest = actions.filter((action) => dimensions[action].length > 0);
  return [
    introduction,
    '## Whatever the state\n',
    table(
      ['action', 'what it is', ...askers],
      matrix
        .filter(({ action }) => plain.includes(action))
        .map((row) => [`\`${row.action}\``, meaning[row.action], ...answers(row)]),
    ),
    ...rest.flatMap((action) => [
      `## \`${action}\`\n`,
      `${meaning[action]}.\n`,
      table(
        [...dimensions[action].map((dimension) => heads[dimension]), ...askers],
        matrix
          .filter((row) => row.action === action)
          .map((row) => [...words(action, row.circumstances), ...answers(row)]),
      ),
    ]),
  ].join('\n');
}

function words(action: Action, circumstances: Circumstances): string[] {
  return dimensions[action].map((dimension) => circumstances[dimension] ?? '');
}

function answers({ allowed }: MatrixRow): string[] {
  return askers.map((asker: Asker) => (allowed[asker] ? '**yes**' : 'no'));
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(permissionsFile, permissionsDocument());
