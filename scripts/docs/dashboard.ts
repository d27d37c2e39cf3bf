/** One graph of the dashboard. `unit` is one of Grafana's. */
interface Graph {
  title: string;
  unit: 'short' | 's' | 'bytes' | 'percentunit' | 'reqps';
  /** PromQL, and what each line is called: `{{label}}` is a label's value. */
  lines: readonly (readonly [expr: string, legend: string])[];
}

const per5m = (metric: string, by: string, where = '') => `sum by (${by}) (rate(${metric}${where}[5m]))`;
const quantile = (part: string, metric: string, by = '') =>
  `histogram_quantile(${part}, sum by (le${by}) (rate(${metric}_bucket[5m])))`;

/** What the dashboard shows, section by section: first what people notice, then why. */
const SECTIONS: readonly { title: string; graphs: readonly Graph[] }[] = [
  {
    title: 'What people notice',
    graphs: [
      {
        title: 'Turns by outcome',
        unit: 'reqps',
        lines: [[per5m('helpdesk_turns_total', 'outcome'), '{{outcome}}']],
      },
      {
        title: 'Time to answer',
        unit: 's',
        lines: [
          [quantile('0.5', 'helpdesk_turn_duration_seconds'), 'half of the turns'],
          [quantile('0.95', 'helpdesk_turn_duration_seconds'), '95 of 100 turns'],
        ],
      },
      {
        title: 'Turns in progress',
        unit: 'short',
        lines: [
          ['helpdesk_turns_in_flight', 'in progress'],
          ['helpdesk_turns_waiting', 'waiting for an earlier turn'],
        ],
      },
    ],
  },
  {
    title: 'What the help desk does',
    graphs: [
      {
        title: 'Remote actions an hour, by state',
        unit: 'short',
        lines: [['sum by (state) (increase(helpdesk_remote_actions_total[1h]))', '{{state}}']],
      },
      {
        title: 'Remote actions a day, by action',
        unit: 'short',
        lines: [
          ['sum by (action) (increase(helpdesk_remote_actions_total{state="sending"}[1d]))', '{{action}}'],
        ],
      },
      {
        title: 'Audit entries an hour, by kind',
        unit: 'short',
        lines: [['sum by (kind) (increase(helpdesk_audit_appended_total[1h]))', '{{kind}}']],
      },
      {
        title: 'Sign-ins an hour, by outcome',
        unit: 'short',
        lines: [['sum by (outcome) (increase(helpdesk_sign_ins_total[1h]))', '{{outcome}}']],
      },
      {
        title: 'Approvals a day, by state',
        unit: 'short',
        lines: [['sum by (state) (increase(helpdesk_approvals_total[1d]))', '{{state}}']],
      },
      {
        title: 'Messages to employees a day',
        unit: 'short',
        lines: [['sum by (outcome) (increase(helpdesk_employees_told_total[1d]))', '{{outcome}}']],
      },
      {
        title: 'Caller checks and calls a day',
        unit: 'short',
        lines: [
          [
            'sum by (safeguard, outcome) (increase(helpdesk_safeguards_total{safeguard=~"callerCheck|call|install"}[1d]))',
            '{{safeguard}}: {{outcome}}',
          ],
        ],
      },
      {
        title: 'Second operators, policy, stops and refusals a day',
        unit: 'short',
        lines: [
          [
            'sum by (safeguard, outcome) (increase(helpdesk_safeguards_total{safeguard!~"callerCheck|call|install"}[1d]))',
            '{{safeguard}}: {{outcome}}',
          ],
        ],
      },
      {
        title: 'Role changes a day',
        unit: 'short',
        lines: [
          ['sum by (kind, outcome) (increase(helpdesk_role_changes_total[1d]))', '{{kind}}: {{outcome}}'],
        ],
      },
    ],
  },
  {
    title: 'Microsoft Graph',
    graphs: [
      {
        title: 'Calls by outcome',
        unit: 'reqps',
        lines: [[per5m('helpdesk_graph_calls_total', 'outcome'), '{{outcome}}']],
      },
      {
        title: 'Latency of the slowest routes, 95 of 100 calls',
        unit: 's',
        lines: [
          [`topk(5, ${quantile('0.95', 'helpdesk_graph_call_duration_seconds', ', route')})`, '{{route}}'],
        ],
      },
      {
        title: 'Retries by reason',
        unit: 'reqps',
        lines: [[per5m('helpdesk_graph_retries_total', 'reason'), '{{reason}}']],
      },
    ],
  },
  {
    title: 'The bot itself',
    graphs: [
      {
        title: 'Requests that were refused or failed',
        unit: 'reqps',
        lines: [
          [
            per5m('helpdesk_http_requests_total', 'path, status', '{status=~"4..|5.."}'),
            '{{status}} {{path}}',
          ],
        ],
      },
      {
        title: 'Time of a write, 95 of 100',
        unit: 's',
        lines: [[quantile('0.95', 'helpdesk_store_write_duration_seconds', ', file'), '{{file}}']],
      },
      {
        title: 'Writes by outcome',
        unit: 'reqps',
        lines: [[per5m('helpdesk_store_writes_total', 'file, outcome'), '{{file}}: {{outcome}}']],
      },
      {
        title: 'Size of what is kept',
        unit: 'bytes',
        lines: [['helpdesk_store_bytes', '{{file}}']],
      },
      {
        title: 'Records by table',
        unit: 'short',
        lines: [['helpdesk_store_records', '{{table}}']],
      },
      {
        title: 'Memory',
        unit: 'bytes',
        lines: [['process_resident_memory_bytes', 'resident']],
      },
      {
        title: 'Event loop, 99 of 100',
        unit: 's',
        lines: [['nodejs_eventloop_lag_p99_seconds', 'lag']],
      },
    ],
  },
];

const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };
/** Grafana's grid is 24 wide. */
const WIDTH = 8;
const HEIGHT = 8;

/** infra/grafana-dashboard.json. */
export function dashboard(): object {
  let y = 0;
  let id = 0;
  const panels = SECTIONS.flatMap(({ title, graphs }) => {
    const head = { id: ++id, type: 'row', title, collapsed: false, gridPos: { x: 0, y: y++, w: 24, h: 1 } };
    const drawn = graphs.map((graph, index) =>
      panel(graph, ++id, {
        x: (index % 3) * WIDTH,
        y: y + Math.floor(index / 3) * HEIGHT,
        w: WIDTH,
        h: HEIGHT,
      }),
    );
    y += Math.ceil(graphs.length / 3) * HEIGHT;
    return [head, ...drawn];
  });
  return {
    uid: 'help-desk-bot',
    title: 'Help desk bot',
    description: 'Written by npm run docs from scripts/docs/dashboard.ts.',
    tags: ['help-desk'],
    schemaVersion: 39,
    editable: true,
    refresh: '1m',
    time: { from: 'now-6h', to: 'now' },
    templating: {
      list: [{ name: 'datasource', label: 'Prometheus', type: 'datasource', query: 'prometheus' }],
    },
    panels,
  };
}

function panel({ title, unit, lines }: Graph, id: number, gridPos: object): object {
  return {
    id,
    type: 'timeseries',
    title,
    datasource: DATASOURCE,
    gridPos,
    fieldConfig: { defaults: { unit, min: 0, custom: { lineWidth: 2, fillOpacity: 10 } }, overrides: [] },
    options: { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi' } },
    targets: lines.map(([expr, legendFormat], index) => ({
      refId: String.fromCharCode(65 + index),
      datasource: DATASOURCE,
      expr,
      legendFormat,
    })),
  };
}
