import { METRICS, type MetricRow } from '../../bot/telemetry/metrics/table.ts';

const [BEGIN, END] = ['<!-- metrics -->', '<!-- /metrics -->'];

/** A page of Markdown with the table of metrics between its two marks. */
export function withMetricsTable(page: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the page needs ${BEGIN} and ${END}`);
  return `${page.slice(0, begin)}${BEGIN}\n\n${metricsTable()}\n\n${page.slice(end)}`;
}

function metricsTable(): string {
  const rows = Object.entries(METRICS).map(([name, row]: [string, MetricRow]) => {
    const labels = row.labels.map((label) => `\`${label}\``).join(', ');
    return `| \`${name}\` | ${row.type} | ${labels} | ${row.help} |`;
  });
  return ['| metric | type | labels | what it counts |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
