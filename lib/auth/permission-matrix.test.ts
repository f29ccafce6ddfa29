import { describe, expect, it } from 'vitest';
import {
  type Asker,
  actedOn,
  askers,
  type Circumstances,
  type Dimension,
  dimensions,
  everyCircumstance,
  permissionMatrix,
  personOf,
} from './permission-matrix';
import { type Action, actions, may } from './permissions';
import { administrations, type PersonRole, personRoles } from './person';

/**
 * What is allowed, written down by hand from the rules of the house: a role, and under what circumstances. `*`: whatever
 * they are; several words: all of them; several entries: any of them. What is not here is refused.
 */
const allowed: Record<Action, Partial<Record<Asker, '*' | readonly string[]>>> = {
  // leaders, and those who work on the figures, see every ranking; counties are not for the public
  'rankings.read': { leader: '*', staff: '*', reviewer: '*' },
  'approved.read': { leader: ['allowed'] },

  // staff is bound to departments and, in a county, to its region; a reviewer reads all
  'entry.read': { staff: ['own'], reviewer: '*' },
  'entry.comment': { staff: ['own'], reviewer: '*' },
  'entry.import': { staff: ['own'] },
  // submitted waits for its reviewer and approved is locked (rule 23); published is revised
  'entry.write': { staff: ['own none', 'own draft', 'own returned', 'own published'] },
  'entry.submit': { staff: ['own draft', 'own returned'] },

  'review.read': { reviewer: '*' },
  // never what one entered or submitted (rule 23)
  'review.approve': { reviewer: ['submitted, of others'] },
  'review.return': { reviewer: ['submitted'] },
  'review.reopen': { reviewer: ['approved'] },
  'release.plan': { reviewer: '*' },
  'release.publish': { reviewer: '*' },
  'release.withdraw': { reviewer: '*' },
  'preview.read': { reviewer: '*' },

  // who is late is for those who wait for it, and for those who are
  'calendar.read': { leader: '*', staff: '*', reviewer: '*', system: '*' },

  // three administrations, none of which touches a figure
  'calendar.write': { system: '*' },
  'catalogue.write': { system: '*' },
  'settings.write': { system: '*' },
  'people.read': { security: '*' },
  'people.write': { security: '*' },
  'audit.read': { audit: '*' },

  'account.own': { leader: '*', staff: '*', reviewer: '*', system: '*', security: '*', audit: '*' },
};

/** Whose desk and in what state, then the rest. */
function wordsOf({ desk, state, hand, setting }: Circumstances): string {
  return [[desk, state].filter(Boolean).join(' '), hand, setting].filter(Boolean).join(', ');
}

const cells = permissionMatrix().flatMap(({ action, circumstances, allowed: answers }) =>
  askers.map((asker) => ({
    action,
    asker,
    words: wordsOf(circumstances),
    answer: answers[asker],
  })),
);

describe('who may do what', () => {
  it.each(cells)('$action $words: $asker', ({ action, asker, words, answer }) => {
    const entries = allowed[action][asker] ?? [];
    expect(answer).toBe(entries === '*' || entries.includes(words));
  });

  it('expects nothing of circumstances that there are not', () => {
    const unknown = actions.flatMap((action) =>
      Object.values(allowed[action]).flatMap((entries) =>
        entries === '*'
          ? []
          : entries.filter((entry) => !cells.some((cell) => cell.action === action && cell.words === entry)),
      ),
    );
    expect(unknown).toEqual([]);
  });
});

const everything: readonly Dimension[] = ['desk', 'state', 'hand', 'setting'];

/** What one person may be: whatever is not two administrations, nor an administration with a hand on figures. */
const combinations = personRoles
  .reduce<PersonRole[][]>((made, role) => [...made, ...made.map((before) => [...before, role])], [[]])
  .filter((roles) => {
    const administers = administrations.filter((role) => roles.includes(role)).length;
    return (
      administers === 0 || (administers === 1 && !roles.includes('staff') && !roles.includes('reviewer'))
    );
  });

describe('the matrix', () => {
  it('answers every action under every circumstance for everyone', () => {
    expect([...new Set(cells.map(({ action }) => action))]).toEqual([...actions]);
    expect(cells.every(({ answer }) => typeof answer === 'boolean')).toBe(true);
    expect(new Set(cells.map((cell) => `${cell.action} ${cell.words} ${cell.asker}`)).size).toBe(
      cells.length,
    );
  });

  it.each(actions)('leaves out nothing that matters to %s', (action) => {
    const without = everything.filter((dimension) => !dimensions[action].includes(dimension));
    for (const roles of combinations) {
      for (const circumstances of everyCircumstance(dimensions[action])) {
        const answers = everyCircumstance(without).map((more) =>
          may(personOf(roles), action, actedOn({ ...circumstances, ...more })),
        );
        expect(new Set(answers).size, `${roles.join('+')} ${JSON.stringify(circumstances)}`).toBe(1);
      }
    }
  });

  it.each(actions)('gives several roles in one person what each gives: %s', (action) => {
    expect(combinations.length).toBeGreaterThan(10);
    for (const roles of combinations) {
      for (const circumstances of everyCircumstance(dimensions[action])) {
        const on = actedOn(circumstances);
        const each = roles.some((role) => may(personOf([role]), action, on));
        const all = action === 'account.own' || each;
        expect(may(personOf(roles), action, on), `${roles.join('+')} ${JSON.stringify(on)}`).toBe(all);
      }
    }
  });

  it('binds staff to departments, and to regions where any are named', () => {
    const bureau = { ...personOf(['staff']), departments: [1, 3], regions: [] };
    expect(may(bureau, 'entry.write', { department: 3, region: '231009', state: 'draft' })).toBe(true);
    expect(may(bureau, 'entry.write', { department: 2, region: '231009', state: 'draft' })).toBe(false);
    const unbound = { ...personOf(['staff']), departments: [], regions: [] };
    expect(may(unbound, 'entry.write', { department: 1, region: '231001', state: 'draft' })).toBe(false);
  });
});
