/** One alert: what is asked of Prometheus, and what whoever gets it does. */
export interface Alert {
  name: string;
  expr: string;
  /** How long it has to hold. Without it, it alerts at once. */
  minutes?: number;
  /** critical: wake somebody. warning: look at it in the morning. */
  severity: 'critical' | 'warning';
  /** Markdown. */
  todo: string;
}

/** The alerts. The table in docs/operations.md and infra/prometheus-alerts.yml are made from this. */
export const ALERTS: readonly Alert[] = [
  {
    name: 'down',
    expr: 'up{job="help-desk"} == 0',
    minutes: 2,
    severity: 'critical',
    todo: 'read the last lines of the log: if the bot can’t start, they say what to set. Then run `npm run doctor`',
  },
  {
    name: 'not ready',
    expr: 'increase(helpdesk_http_requests_total{path="/readyz",status="503"}[5m]) > 0',
    severity: 'critical',
    todo: '`GET /readyz` says which part failed: the store, the connection to Graph, or the channel’s keys',
  },
  {
    name: 'faults',
    expr: 'sum(increase(helpdesk_turns_total{outcome="fault"}[10m])) > 0',
    severity: 'critical',
    todo: "find the turn in the log at level error: there is a bug, or the disk can't be written",
  },
  {
    name: 'late answers',
    expr: 'sum(rate(helpdesk_turns_total{outcome=~"late|goesOn"}[10m])) / sum(rate(helpdesk_turns_total[10m])) > 0.05',
    severity: 'warning',
    todo: 'Graph or the process is slow: look whether “slow Graph” or “busy process” fires, too',
  },
  {
    name: 'slow Graph',
    expr: 'histogram_quantile(0.95, sum by (le, route) (rate(helpdesk_graph_call_duration_seconds_bucket[10m]))) > 4',
    severity: 'warning',
    todo: "see Microsoft 365 admin center → Health. You can't fix this in the bot",
  },
  {
    name: 'busy process',
    expr: 'nodejs_eventloop_lag_p99_seconds > 0.5',
    severity: 'warning',
    todo: 'give the bot more CPU, or use `StoreUrl` and more bots. A second bot can’t use the same folder',
  },
  {
    name: 'queue',
    expr: 'helpdesk_turns_waiting > 20',
    minutes: 5,
    severity: 'warning',
    todo: "look at `person` in the log. An operator's turns run one after the other: either one waits for Graph, or somebody is flooding the bot",
  },
  {
    name: 'false callers',
    expr: 'sum(increase(helpdesk_safeguards_total{outcome=~"wrong|notMe"}[1h])) > 2',
    severity: 'warning',
    todo: 'somebody may be phoning the help desk as an employee, or employees as the help desk. Say `audit` in the admin channel, and call the people concerned',
  },
  {
    name: 'throttled',
    expr: 'sum(rate(helpdesk_graph_calls_total{outcome="throttled"}[10m])) / sum(rate(helpdesk_graph_calls_total[10m])) > 0.05',
    severity: 'warning',
    todo: "look at `route`: other applications share the tenant's limits. The bot waits as long as Graph asks, then retries",
  },
  {
    name: 'Graph unavailable',
    expr: 'sum(rate(helpdesk_graph_calls_total{outcome=~"unavailable|timeout|connection"}[5m])) / sum(rate(helpdesk_graph_calls_total[5m])) > 0.2',
    severity: 'warning',
    todo: 'check the network and the proxy, then Microsoft 365 admin center → Health. The bot repeats reads by itself, and an action only on 429',
  },
  {
    name: 'no rights at Graph',
    expr: 'sum by (route) (increase(helpdesk_graph_calls_total{outcome=~"unauthorized|forbidden"}[10m])) > 5',
    severity: 'critical',
    todo: 'run `npm run doctor`: it names an expired credential, and with `GraphAuth=application` a missing permission, too. With `GraphAuth=delegated` compare the sign-in registration with [permissions.md](permissions.md)',
  },
  {
    name: 'outcome unknown',
    expr: 'sum(increase(helpdesk_remote_actions_total{state="unknown"}[1h])) > 0',
    severity: 'critical',
    todo: 'look at the device in Intune before anybody repeats the action: a response was lost. `audit` in the admin channel says who did what',
  },
  {
    name: 'unusual actions',
    expr: 'sum by (action) (increase(helpdesk_remote_actions_total{state="sending"}[1h])) > 20',
    severity: 'warning',
    todo: 'find out who it was (`audit`), and remove their role (`remove role`) while you ask them. Set the number to what is usual for you',
  },
  {
    name: 'refusals',
    expr: 'increase(helpdesk_audit_appended_total{kind="refused"}[15m]) > 20',
    severity: 'warning',
    todo: "somebody is trying what they aren't allowed to do. `audit` names the operator",
  },
  {
    name: 'rejected requests',
    expr: 'sum(increase(helpdesk_http_requests_total{path="/api/messages",status=~"401|403"}[15m])) > 50',
    severity: 'warning',
    todo: 'somebody sends forged or foreign tokens. If Teams itself is rejected, `MicrosoftAppId` or `ServiceUrlAllowed` is wrong',
  },
  {
    name: 'failed sign-ins',
    expr: 'sum by (outcome) (increase(helpdesk_sign_ins_total{outcome!~"signedIn.*"}[1h])) > 5',
    severity: 'warning',
    todo: "check the admin consent, and the sign-in registration's credential",
  },
  {
    name: 'failed writes',
    expr: 'increase(helpdesk_store_writes_total{outcome="failed"}[5m]) > 0',
    severity: 'critical',
    todo: 'free or replace the disk: the log names the file and the fix. Until then no action is sent, because its audit entry has to be on disk first',
  },
  {
    name: 'slow disk',
    expr: 'max(helpdesk_store_last_sync_seconds) > 1',
    minutes: 5,
    severity: 'warning',
    todo: 'use a faster disk, not a network share: every action waits for three such writes',
  },
];
