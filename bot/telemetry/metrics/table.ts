type MetricType = 'counter' | 'gauge' | 'histogram';

export interface MetricRow {
  type: MetricType;
  help: string;
  labels: readonly string[];
  /** Upper bounds of a histogram, in seconds. */
  buckets?: readonly number[];
}

const counter = (help: string, ...labels: string[]) => ({ type: 'counter', help, labels }) as const;
const gauge = (help: string, ...labels: string[]) => ({ type: 'gauge', help, labels }) as const;
const histogram = (help: string, buckets: readonly number[], ...labels: string[]) =>
  ({ type: 'histogram', help, labels, buckets }) as const;

/** Teams gives up on an invoke at ten seconds and delivers a message again at fifteen. */
const TURN_SECONDS = [0.1, 0.25, 0.5, 1, 2, 4, 6, 9, 13];
const GRAPH_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8];
const WRITE_SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];

/** The bot's own metrics. The table in docs/operations.md is generated from this. Label values come from the code only. */
export const METRICS = {
  helpdesk_turns_total: counter('Turns that ended', 'kind', 'outcome'),
  helpdesk_turn_duration_seconds: histogram('From arrival to answer', TURN_SECONDS, 'kind'),
  helpdesk_turns_in_flight: gauge('Turns in progress'),
  helpdesk_turns_waiting: gauge('Of those, turns that wait for an earlier turn of the same operator'),
  helpdesk_http_requests_total: counter('HTTP requests answered', 'path', 'status'),
  helpdesk_graph_calls_total: counter(
    'Calls to Graph: each attempt, each batch and each of its parts',
    'route',
    'outcome',
  ),
  helpdesk_graph_call_duration_seconds: histogram('Latency of those calls', GRAPH_SECONDS, 'route'),
  helpdesk_graph_retries_total: counter('Calls to Graph that were retried', 'reason'),
  helpdesk_remote_actions_total: counter('Remote actions by the state they reached', 'action', 'state'),
  helpdesk_employees_told_total: counter(
    'Messages to employees about what was done to their devices',
    'outcome',
  ),
  helpdesk_role_changes_total: counter('Changes of role assignments by outcome', 'kind', 'outcome'),
  helpdesk_safeguards_total: counter(
    'Caller checks, announced calls, installations, second operators, changes of the policy, stops, and what they refused',
    'safeguard',
    'outcome',
  ),
  helpdesk_approvals_total: counter('Requests for Intune’s approval by the state they reached', 'state'),
  helpdesk_sign_ins_total: counter('Sign-ins', 'outcome'),
  helpdesk_audit_appended_total: counter('Audit entries appended since the start', 'kind'),
  helpdesk_audit_entries: gauge('Entries in the audit'),
  helpdesk_store_writes_total: counter('Writes of the state and the audit', 'file', 'outcome'),
  helpdesk_store_write_duration_seconds: histogram('How long writes took', WRITE_SECONDS, 'file'),
  helpdesk_store_last_sync_seconds: gauge('How long the last synced write took', 'file'),
  helpdesk_store_bytes: gauge('Size of the state and the audit', 'file'),
  helpdesk_store_records: gauge('Records in the state', 'table'),
} as const satisfies Record<string, MetricRow>;

export type MetricName = keyof typeof METRICS;
/** Names of the metrics of one type. */
export type NameOf<T extends MetricType> = {
  [N in MetricName]: (typeof METRICS)[N]['type'] extends T ? N : never;
}[MetricName];
