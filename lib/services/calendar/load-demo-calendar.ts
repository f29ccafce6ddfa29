import 'server-only';
import { inAct } from '@/lib/services/act';

/** Days after a period's end and times of day at which the demo's indicators open, are due and are released. */
const rules = {
  month: { opens: [1, '00:00'], due: [12, '17:00'], release: [20, '10:00'] },
  quarter: { opens: [1, '00:00'], due: [16, '17:00'], release: [22, '10:00'] },
  year: { opens: [10, '00:00'], due: [60, '17:00'], release: [75, '10:00'] },
} as const;

/** Ranges outside of which a figure of the demo is odd: growth in percent, levels in the indicator's unit. */
const ranges = [
  { measure: 'growth', key: null, lowest: '-60', highest: '100' },
  { measure: 'growth', key: 'consumer-prices', lowest: '-5', highest: '15' },
  { measure: 'growth', key: 'consumer-prices-month', lowest: '-5', highest: '15' },
  { measure: 'level', key: 'pm25', lowest: '0', highest: '500' },
  { measure: 'level', key: 'energy-intensity', lowest: '0', highest: '10' },
  { measure: 'level', key: 'new-enterprises', lowest: '0', highest: null },
  { measure: 'level', key: 'new-urban-jobs', lowest: '0', highest: null },
] as const;

/**
 * Gives the demo's indicators a rule of the calendar and sensible ranges, where they have none: run again it changes nothing.
 */
export async function loadDemoCalendar(): Promise<{ rules: number; checks: number }> {
  const done = await inAct({ name: 'demo', address: '' }, async (client) => {
    const made = await client.query<{ key: string }>(
      `WITH new AS (
         INSERT INTO calendar_rule (indicator_id, opens_day, opens_time, due_day, due_time, release_day, release_time)
         SELECT i.id, r.opens_day, r.opens_time, r.due_day, r.due_time, r.release_day, r.release_time
         FROM json_to_recordset($1) AS r (frequency frequency, opens_day smallint, opens_time time, due_day smallint, due_time time,
           release_day smallint, release_time time) JOIN indicator i USING (frequency)
         ON CONFLICT DO NOTHING RETURNING indicator_id)
       SELECT i.key FROM new JOIN indicator i ON i.id = new.indicator_id ORDER BY i.key`,
      [JSON.stringify(Object.entries(rules).map(ruleRow))],
    );
    const checks = await client.query<{ key: string }>(
      `WITH new AS (
         INSERT INTO indicator_check (indicator_id, measure, lowest, highest)
         SELECT DISTINCT ON (i.id, c.measure) i.id, c.measure, c.lowest, c.highest
         FROM json_to_recordset($1) AS c (key text, measure measure, lowest numeric, highest numeric)
           JOIN indicator i ON i.key = c.key OR c.key IS NULL
         WHERE c.measure = 'level' OR EXISTS (SELECT FROM indicator_version v WHERE v.indicator_id = i.id AND v.growth <> 'none')
         ORDER BY i.id, c.measure, c.key NULLS LAST
         ON CONFLICT DO NOTHING RETURNING indicator_id)
       SELECT DISTINCT i.key FROM new JOIN indicator i ON i.id = new.indicator_id ORDER BY i.key`,
      [JSON.stringify(ranges)],
    );
    const acts = [
      ...made.rows.map(({ key }) => ({ action: 'calendar.write', object: `calendar:${key}` })),
      ...checks.rows.map(({ key }) => ({ action: 'catalogue.write', object: `indicator:${key}` })),
    ];
    return { ok: true, acts, rules: made.rows.length, checks: checks.rows.length };
  });
  if (!done.ok) throw new Error(`the demo's calendar was refused: ${done.code}`);
  return done;
}

function ruleRow([frequency, rule]: [string, (typeof rules)[keyof typeof rules]]) {
  return {
    frequency,
    opens_day: rule.opens[0],
    opens_time: rule.opens[1],
    due_day: rule.due[0],
    due_time: rule.due[1],
    release_day: rule.release[0],
    release_time: rule.release[1],
  };
}
