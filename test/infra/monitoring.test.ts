import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { METRICS, type MetricRow } from '../../bot/telemetry/metrics/table.ts';
import { ALERTS } from '../../scripts/docs/alerts.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const metrics: Readonly<Record<string, MetricRow | undefined>> = METRICS;
/** Of Prometheus itself and of prom-client's default metrics. */
const OTHERS = new Set(['up', 'nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes']);
/** What PromQL has besides metrics and labels. */
const WORDS = new Set(['sum', 'max', 'by', 'rate', 'increase', 'histogram_quantile', 'topk', 'le']);

interface Panel {
  id: number;
  type: string;
  title: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets?: { expr: string; legendFormat: string }[];
}

const { panels } = JSON.parse(readFileSync(join(root, 'infra/grafana-dashboard.json'), 'utf8')) as {
  panels: Panel[];
};
const targets = panels.flatMap(({ targets: all = [] }) => all);

/** What is wrong with an expression: unknown metrics and labels, and functions that a metric's type doesn't have. */
function faultsIn(expr: string): string[] {
  const faults: string[] = [];
  const known = new Set<string>();
  const plain = expr.replace(/\{[^}]*\}|\[[^\]]*\]/g, '');
  for (const [name] of plain.matchAll(/[a-z_][a-z_0-9]*/gi)) {
    const of = name.replace(/_bucket$/, '');
    const row = metrics[of];
    if (row) {
      for (const label of row.labels) known.add(label);
      if (name !== of && row.type !== 'histogram') faults.push(`${of} has no buckets`);
      if (name === of && row.type === 'histogram') faults.push(`${of} is read by its buckets`);
      const counts = new RegExp(`(rate|increase)\\(${name}\\b`).test(expr);
      if (counts !== (row.type !== 'gauge')) faults.push(`${name} is a ${row.type}`);
    } else if (name.startsWith('helpdesk_')) faults.push(`there is no ${name}`);
  }
  const labels = [
    ...[...expr.matchAll(/\{([^}]*)\}/g)].flatMap(([, inner = '']) =>
      [...inner.matchAll(/(\w+)[=!]/g)].map(([, label = '']) => label),
    ),
    ...[...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, inner = '']) => inner.split(/,\s*/)),
  ];
  for (const label of labels)
    if (!known.has(label) && !WORDS.has(label) && !expr.startsWith('up'))
      faults.push(`there is no label ${label}`);
  for (const [name] of plain.replace(/by \([^)]*\)/g, '').matchAll(/\b[a-z_][a-z_0-9]*/gi))
    if (
      !metrics[name.replace(/_bucket$/, '')] &&
      !OTHERS.has(name) &&
      !WORDS.has(name) &&
      !name.startsWith('helpdesk_')
    )
      faults.push(`${name} is neither a metric nor a function`);
  return faults;
}

describe('alerts and dashboard', () => {
  it('ask only for metrics and labels that exist, each as its type is asked', () => {
    for (const expr of [...ALERTS.map((alert) => alert.expr), ...targets.map((target) => target.expr)])
      assert.deepEqual(faultsIn(expr), [], expr);
    for (const [wrong, fault] of [
      ['rate(helpdesk_turn_total[5m])', 'there is no helpdesk_turn_total'],
      ['sum by (route) (rate(helpdesk_turns_total[5m]))', 'there is no label route'],
      [
        'helpdesk_turns_total{result="fault"} > 1',
        'helpdesk_turns_total is a counter,there is no label result',
      ],
      ['rate(helpdesk_turns_waiting[5m])', 'helpdesk_turns_waiting is a gauge'],
      ['rate(helpdesk_turns_total_bucket[5m])', 'helpdesk_turns_total has no buckets'],
      ['avg(helpdesk_turns_waiting)', 'avg is neither a metric nor a function'],
    ] as const)
      assert.equal(faultsIn(wrong).join(), fault, wrong);
  });

  it('look for words that the code uses', () => {
    const sources = readdirSync(join(root, 'bot'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n');
    const exprs = [...ALERTS.map(({ expr }) => expr), ...targets.map(({ expr }) => expr)];
    const words = exprs.flatMap((expr) =>
      [...expr.matchAll(/(\w+)[=!]~?"([^"]*)"/g)]
        .filter(([, label]) => label !== 'job' && label !== 'status')
        .flatMap(([, , value = '']) => value.split('|').map((word) => word.replace(/\.\*$/, ''))),
    );
    assert.ok(words.length > 10);
    for (const word of words) assert.ok(new RegExp(`['\`]${word}`).test(sources), word);
  });

  it('have a name each, and say what to do', () => {
    assert.equal(new Set(ALERTS.map(({ name }) => name)).size, ALERTS.length);
    for (const { name, todo } of ALERTS) assert.ok(todo.length > 20, name);
  });

  it('are drawn side by side, and named', () => {
    assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length);
    const drawn = panels.filter(({ type }) => type !== 'row');
    for (const one of drawn) {
      assert.ok(one.title !== '' && (one.targets ?? []).length > 0);
      const { x, y, w, h } = one.gridPos;
      assert.ok(x + w <= 24);
      for (const other of panels)
        if (other !== one) {
          const { gridPos: at } = other;
          const isApart = at.x >= x + w || at.x + at.w <= x || at.y >= y + h || at.y + at.h <= y;
          assert.ok(isApart, `${one.title} and ${other.title}`);
        }
    }
    for (const { expr, legendFormat } of targets)
      for (const [, label = ''] of legendFormat.matchAll(/\{\{(\w+)\}\}/g)) {
        const by = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, inner = '']) => inner.split(/,\s*/));
        const own = metrics[expr]?.labels ?? [];
        assert.ok([...by, ...own].includes(label), `${legendFormat} of ${expr}`);
      }
  });
});
