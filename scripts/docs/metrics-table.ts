import { METRICS, type MetricRow } from '../../bot/telemetry/metrics/table.ts';
import { between } from './between.ts';

/** A page of Markdown with the table of metrics between its two marks. */
export const withMetricsTable = (page: string): string =>
  between(page, 'metrics', [
    '| metric | type | labels | what it counts |',
    '| --- | --- | --- | --- |',
    ...Object.entries(METRICS).map(([name, row]: [string, MetricRow]) => {
      const labels = row.labels.map((label) => `\`${label}\``).join(', ');
      return `| \`${name}\` | ${row.type} | ${labels} | ${row.help} |`;
    }),
  ]);
