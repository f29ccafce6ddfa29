import { benchmarkLabel, chartPeriods } from '@/components/indicator/chart-series';
import type { IndicatorWords } from '@/components/indicator/indicator-words';
import type { Ranking } from '@/lib/domain/ranking';
import type { ExplorerCell, ExplorerData } from './explorer-data';

/** The explorer's figures and words, all finished: exactly the texts of the indicator's table. */
export function explorerData(words: IndicatorWords): ExplorerData {
  const { view, t } = words;
  const rankings = view.history;
  const codes = [
    ...new Set(rankings.flatMap(({ rows, missing }) => [...rows, ...missing].map(({ region }) => region))),
  ].sort();
  const labels = chartPeriods(words, rankings);
  const hasBenchmark = rankings.some(({ benchmark }) => benchmark !== null);
  return {
    periods: rankings.map(({ period }, index) => ({
      key: period,
      label: words.period(period),
      shortLabel: labels[index]?.label ?? period,
    })),
    regions: codes.map((code) => ({
      code,
      name: words.name(code),
      home: code === (view.focus ?? words.home),
    })),
    cells: Object.fromEntries(rankings.map((ranking) => [ranking.period, cellsOf(words, ranking)])),
    benchmark: hasBenchmark
      ? {
          name: t('words.benchmarkShort', { level: words.level ?? 'other' }),
          values: Object.fromEntries(
            rankings.map(({ period, benchmark }) => [
              period,
              benchmark && {
                value: benchmark.value.toNumber(),
                text: benchmarkLabel(words, benchmark.value),
              },
            ]),
          ),
        }
      : null,
    ranked: view.showsPlaces,
    unit: words.tickUnit,
    texts: {
      chart: t('explore.open'),
      bars: t('explore.bars'),
      places: t('explore.places'),
      period: t('explore.period'),
      peers: t('explore.peers'),
      all: t('explore.all'),
      none: t('explore.none'),
      loading: t('explore.loading'),
      failed: t('explore.failed'),
      tableTitle: t('explore.tableTitle'),
      rank: t('indicator.rank'),
      region: t('indicator.region'),
      value: t('table.valueIn', { measure: t(`words.${view.measure}`), unit: words.unit }),
      homeTag: t('words.homeTag'),
    },
  };
}

function cellsOf(words: IndicatorWords, ranking: Ranking): Record<string, ExplorerCell> {
  const { view, formats } = words;
  const ranked = ranking.rows.map((row): [string, ExplorerCell] => [
    row.region,
    {
      rank: view.showsPlaces ? row.rank : null,
      placeText: view.showsPlaces && row.rank !== null ? formats.place(row.rank, row.tied) : '',
      value: row.value.toNumber(),
      text: words.number(row.value),
    },
  ]);
  const missing = ranking.missing.map((row): [string, ExplorerCell] => [
    row.region,
    { rank: null, placeText: '', value: null, text: formats.missing(row.figure?.missing ?? null) },
  ]);
  return Object.fromEntries([...ranked, ...missing]);
}
