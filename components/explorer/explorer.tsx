'use client';

import { type ComponentType, useEffect, useId, useState, useSyncExternalStore } from 'react';
import { type ExplorerChoice, type ExplorerData, type ExplorerView, rowsOf } from './explorer-data';

type Loaded = ComponentType<{ data: ExplorerData; choice: ExplorerChoice; label: string }>;

/** chart.js is asked for when the explorer is on the page, and by no other page. */
function useInteractiveChart(): { Chart: Loaded | null; failed: boolean } {
  const [chart, setChart] = useState<Loaded | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let wanted = true;
    import('@/components/charts/interactive-chart').then(
      (module) => wanted && setChart(() => module.InteractiveChart),
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, []);
  return { Chart: chart, failed };
}

// The choice stands in the address behind #, so that a copied link shows the same chart; the address is the only state.
const changed = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  changed.add(listener);
  window.addEventListener('hashchange', listener);
  return () => {
    changed.delete(listener);
    window.removeEventListener('hashchange', listener);
  };
}

function writeHash(hash: string): void {
  window.history.replaceState(window.history.state, '', hash);
  for (const listener of changed) listener();
}

function choiceIn(hash: string, data: ExplorerData, start: ExplorerChoice): ExplorerChoice {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const period = given.get('period');
  const view = given.get('view');
  const shown = given.get('regions')?.split(',');
  return {
    view: view === 'bars' || (view === 'places' && data.ranked) ? view : start.view,
    period: period && data.periods.some(({ key }) => key === period) ? period : start.period,
    shown: shown ? data.regions.map(({ code }) => code).filter((code) => shown.includes(code)) : start.shown,
  };
}

function hashOf(choice: ExplorerChoice, data: ExplorerData): string {
  const parts = new URLSearchParams({ view: choice.view, period: choice.period });
  if (choice.shown.length !== data.regions.length) parts.set('regions', choice.shown.join(','));
  return `#${parts.toString()}`;
}

/** Choose the chart, the period and the regions; hover for values. The table below always shows what the chart shows. */
export function Explorer({ data, period, view }: { data: ExplorerData; period: string; view: ExplorerView }) {
  const { Chart, failed } = useInteractiveChart();
  const id = useId();
  const hash = useSyncExternalStore(
    subscribe,
    () => window.location.hash,
    () => '',
  );
  const choice = choiceIn(hash, data, { view, period, shown: data.regions.map(({ code }) => code) });
  const { texts } = data;
  const choose = (change: Partial<ExplorerChoice>) => writeHash(hashOf({ ...choice, ...change }, data));
  const toggle = (code: string) =>
    choose({
      shown: data.regions
        .map((region) => region.code)
        .filter((other) => (other === code ? !choice.shown.includes(code) : choice.shown.includes(other))),
    });
  const periodLabel = data.periods.find(({ key }) => key === choice.period)?.label ?? '';
  const label = `${texts[choice.view]}, ${periodLabel}`;

  return (
    <div className="cols two">
      <section className="sec" aria-label={texts[choice.view]}>
        <div className="tools">
          <div className="field">
            <label htmlFor={`${id}-view`}>{texts.chart}</label>
            <select
              id={`${id}-view`}
              value={choice.view}
              onChange={(event) => choose({ view: event.target.value === 'places' ? 'places' : 'bars' })}
            >
              <option value="bars">{texts.bars}</option>
              {data.ranked ? <option value="places">{texts.places}</option> : null}
            </select>
          </div>
          <div className="field">
            <label htmlFor={`${id}-period`}>{texts.period}</label>
            <select
              id={`${id}-period`}
              value={choice.period}
              onChange={(event) => choose({ period: event.target.value })}
            >
              {data.periods.map(({ key, label: text }) => (
                <option key={key} value={key}>
                  {text}
                </option>
              ))}
            </select>
          </div>
        </div>
        <div className="chart-box">
          {failed ? (
            <p>{texts.failed}</p>
          ) : Chart ? (
            <Chart data={data} choice={choice} label={label} />
          ) : (
            <p>{texts.loading}</p>
          )}
        </div>
      </section>
      <section className="sec">
        <fieldset>
          <legend>{texts.peers}</legend>
          <div className="tools">
            <button
              type="button"
              className="btn-2"
              onClick={() => choose({ shown: data.regions.map(({ code }) => code) })}
            >
              {texts.all}
            </button>
            <button
              type="button"
              className="btn-2"
              onClick={() =>
                choose({ shown: data.regions.filter(({ home }) => home).map(({ code }) => code) })
              }
            >
              {texts.none}
            </button>
          </div>
          <ul className="choices">
            {data.regions.map((region) => (
              <li key={region.code}>
                <label>
                  <input
                    type="checkbox"
                    checked={choice.shown.includes(region.code)}
                    onChange={() => toggle(region.code)}
                  />
                  {region.name}
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <table className="rank" aria-live="polite">
          <caption>
            <span className="t">{texts.tableTitle}</span>
            <span className="sub">{periodLabel}</span>
          </caption>
          <thead>
            <tr>
              <th scope="col" className="num">
                {texts.rank}
              </th>
              <th scope="col">{texts.region}</th>
              <th scope="col" className="num">
                {texts.value}
              </th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(data, choice).map((row) => (
              <tr
                key={row.code}
                className={row.home ? 'r-home' : row.cell.value === null ? 'r-miss' : undefined}
              >
                <td className="pos num">{row.cell.placeText || '—'}</td>
                <th scope="row" className={row.home ? 'home' : undefined}>
                  {row.name}
                  {row.home ? <span className="tag">{texts.homeTag}</span> : null}
                </th>
                <td className="num">{row.cell.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
