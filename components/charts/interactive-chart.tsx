'use client';

// The one file that runs chart.js: registered piece by piece, since chart.js/auto is a fifth larger.
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartOptions,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';
import { useEffect, useState } from 'react';
import { Bar, Line } from 'react-chartjs-2';
import { type ExplorerChoice, type ExplorerData, rowsOf } from '@/components/explorer/explorer-data';

Chart.register(
  BarController,
  BarElement,
  LineController,
  LineElement,
  PointElement,
  CategoryScale,
  LinearScale,
  Tooltip,
  annotation,
);

interface Colours {
  home: string;
  mark: string;
  ink: string;
  ink2: string;
  line: string;
  paper: string;
}

function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    home: colour('--home'),
    mark: colour('--mark'),
    ink: colour('--ink'),
    ink2: colour('--ink-2'),
    line: colour('--line'),
    paper: colour('--paper'),
  };
}

/** The tokens of the style sheet, read again when the reader turns light to dark. */
function useColours(): Colours {
  const [colours, setColours] = useState(readColours);
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const update = () => setColours(readColours());
    dark.addEventListener('change', update);
    return () => dark.removeEventListener('change', update);
  }, []);
  return colours;
}

function baseOptions(colours: Colours) {
  Chart.defaults.color = colours.ink2;
  Chart.defaults.font.size = 13;
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  return {
    maintainAspectRatio: false,
    // chart.js puts a resize off while it animates, and forgets it when the animation ends first
    animation: false as const,
  };
}

function BarsOfPeriod({
  data,
  choice,
  label,
}: {
  data: ExplorerData;
  choice: ExplorerChoice;
  label: string;
}) {
  const colours = useColours();
  const rows = rowsOf(data, choice).filter((row) => row.cell.value !== null);
  const benchmark = data.benchmark?.values[choice.period] ?? null;
  const options: ChartOptions<'bar'> = {
    ...baseOptions(colours),
    indexAxis: 'y',
    scales: {
      x: { position: 'top', grid: { color: colours.line }, border: { display: false } },
      y: {
        grid: { display: false },
        border: { color: colours.ink },
        ticks: { autoSkip: false, color: colours.ink },
      },
    },
    plugins: {
      tooltip: {
        callbacks: {
          label: (item) => {
            const cell = rows[item.dataIndex]?.cell;
            return cell ? [cell.placeText, `${cell.text}${data.unit}`].filter(Boolean).join(' ') : '';
          },
        },
      },
      annotation: benchmark
        ? {
            annotations: {
              benchmark: {
                type: 'line',
                scaleID: 'x',
                value: benchmark.value,
                borderColor: colours.ink2,
                borderWidth: 1.5,
                borderDash: [5, 4],
                label: {
                  display: true,
                  position: 'end',
                  content: benchmark.text,
                  color: colours.ink,
                  backgroundColor: colours.paper,
                },
              },
            },
          }
        : {},
    },
  };
  return (
    <Bar
      aria-label={label}
      options={options}
      data={{
        labels: rows.map((row) => row.name),
        datasets: [
          {
            data: rows.map((row) => row.cell.value),
            backgroundColor: rows.map((row) => (row.home ? colours.home : colours.mark)),
            maxBarThickness: 22,
          },
        ],
      }}
    />
  );
}

function PlacesByPeriod({
  data,
  choice,
  label,
}: {
  data: ExplorerData;
  choice: ExplorerChoice;
  label: string;
}) {
  const colours = useColours();
  const regions = data.regions.filter((region) => choice.shown.includes(region.code));
  const cellOf = (code: string, period: string) => data.cells[period]?.[code];
  const options: ChartOptions<'line'> = {
    ...baseOptions(colours),
    interaction: { mode: 'nearest', intersect: false },
    scales: {
      x: { position: 'top', grid: { display: false } },
      y: {
        reverse: true,
        min: 1,
        suggestedMax: data.regions.length,
        grid: { color: colours.line },
        ticks: { stepSize: 1, precision: 0 },
      },
    },
    plugins: {
      tooltip: {
        callbacks: {
          label: (item) => {
            const region = regions[item.datasetIndex];
            const cell = region && cellOf(region.code, data.periods[item.dataIndex]?.key ?? '');
            return cell ? `${region.name} ${cell.placeText} ${cell.text}${data.unit}` : '';
          },
        },
      },
    },
  };
  return (
    <Line
      aria-label={label}
      options={options}
      data={{
        labels: data.periods.map((period) => period.shortLabel),
        datasets: regions.map((region) => ({
          label: region.name,
          data: data.periods.map((period) => cellOf(region.code, period.key)?.rank ?? null),
          borderColor: region.home ? colours.home : colours.mark,
          backgroundColor: region.home ? colours.home : colours.mark,
          borderWidth: region.home ? 3 : 1.25,
          pointRadius: region.home ? 4 : 2,
          order: region.home ? 0 : 1,
          spanGaps: false,
          // the first place lies on the edge: its mark is not to be cut
          clip: 8,
        })),
      }}
    />
  );
}

/** The explorer's chart on a canvas; the figures stand in the table beside it, for readers whom a canvas tells nothing. */
export function InteractiveChart(props: { data: ExplorerData; choice: ExplorerChoice; label: string }) {
  return props.choice.view === 'bars' ? <BarsOfPeriod {...props} /> : <PlacesByPeriod {...props} />;
}
