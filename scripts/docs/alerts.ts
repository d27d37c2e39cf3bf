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
    todo: 'read the last lines of the log: if the start fails, they say what to set. Then run `npm run doctor`',
  },
  {
    name: 'not ready',
    expr: 'increase(helpdesk_http_requests_total{path="/readyz",status="503"}[5m]) > 0',
    severity: 'critical',
    todo: '`GET /readyz` gives the reason: the disk, or the connection to Graph',
  },
  {
    name: 'faults',
    expr: 'sum(increase(helpdesk_turns_total{outcome="fault"}[10m])) > 0',
    severity: 'critical',
    todo: "a bug, or a disk that can't be written: find the turn in the log at level error",
  },
  {
    name: 'late answers',
    expr: 'sum(rate(helpdesk_turns_total{outcome=~"late|goesOn"}[10m])) / sum(rate(helpdesk_turns_total[10m])) > 0.05',
    severity: 'warning',
    todo: 'Graph or the process is slow: compare “slow Graph” and “busy process”',
  },
  {
    name: 'slow Graph',
    expr: 'histogram_quantile(0.95, sum by (le, route) (rate(helpdesk_graph_call_duration_seconds_bucket[10m]))) > 4',
    severity: 'warning',
    todo: "see Microsoft 365 admin center → Health; you can't fix this in the bot",
  },
  {
    name: 'busy process',
    expr: 'nodejs_eventloop_lag_p99_seconds > 0.5',
    severity: 'warning',
    todo: 'give it more CPU; a second bot on the same folder is refused',
  },
  {
    name: 'queue',
    expr: 'helpdesk_turns_waiting > 20',
    minutes: 5,
    severity: 'warning',
    todo: "an operator's turns run one after the other: one is waiting for Graph, or somebody is flooding the bot. `person` in the log says who",
  },
  {
    name: 'callers who are not',
    expr: 'sum(increase(helpdesk_safeguards_total{outcome=~"wrong|notMe"}[1h])) > 2',
    severity: 'warning',
    todo: 'somebody may phone the help desk as others, or others as the help desk: say `audit` in the admin channel, and call the people who said so',
  },
  {
    name: 'throttled',
    expr: 'sum(rate(helpdesk_graph_calls_total{outcome="throttled"}[10m])) / sum(rate(helpdesk_graph_calls_total[10m])) > 0.05',
    severity: 'warning',
    todo: "other applications share the tenant's limits: look at `route`. The bot waits as long as Graph asks, then retries",
  },
  {
    name: 'Graph unavailable',
    expr: 'sum(rate(helpdesk_graph_calls_total{outcome=~"unavailable|timeout|connection"}[5m])) / sum(rate(helpdesk_graph_calls_total[5m])) > 0.2',
    severity: 'warning',
    todo: 'the network, the proxy, or Microsoft. Reads are retried automatically; an action is sent again only on 429',
  },
  {
    name: 'no rights at Graph',
    expr: 'sum by (route) (increase(helpdesk_graph_calls_total{outcome=~"unauthorized|forbidden"}[10m])) > 5',
    severity: 'critical',
    todo: 'a credential has expired: `npm run doctor` names it. Or a permission was removed: with `GraphAuth=application` the doctor names that, too; otherwise compare the sign-in registration with [permissions.md](permissions.md)',
  },
  {
    name: 'outcome unknown',
    expr: 'sum(increase(helpdesk_remote_actions_total{state="unknown"}[1h])) > 0',
    severity: 'critical',
    todo: 'a response was lost. Look at the device in Intune before anybody repeats the action; `audit` in the admin channel says who did what',
  },
  {
    name: 'unusual actions',
    expr: 'sum by (action) (increase(helpdesk_remote_actions_total{state="sending"}[1h])) > 20',
    severity: 'warning',
    todo: 'adjust the number to what is usual for you. Find out who it was (`audit`), and remove their role (`remove role`) while you ask them',
  },
  {
    name: 'refusals',
    expr: 'increase(helpdesk_audit_appended_total{kind="refused"}[15m]) > 20',
    severity: 'warning',
    todo: "somebody is trying what they aren't allowed to do: `audit` names the operator",
  },
  {
    name: 'rejected requests',
    expr: 'sum(increase(helpdesk_http_requests_total{path="/api/messages",status=~"401|403"}[15m])) > 50',
    severity: 'warning',
    todo: 'forged or foreign tokens. If Teams itself is rejected, `MicrosoftAppId` or `ServiceUrlAllowed` is wrong',
  },
  {
    name: 'failed sign-ins',
    expr: 'sum by (outcome) (increase(helpdesk_sign_ins_total{outcome!~"signedIn.*"}[1h])) > 5',
    severity: 'warning',
    todo: "consent, or the sign-in registration's credential. This metric changes only with sign-in on behalf of operators",
  },
  {
    name: 'failed writes',
    expr: 'increase(helpdesk_store_writes_total{outcome="failed"}[5m]) > 0',
    severity: 'critical',
    todo: 'a full or lost disk. Actions stop, because none leaves before its audit entry is on disk. The log names the file and the fix',
  },
  {
    name: 'slow disk',
    expr: 'max(helpdesk_store_last_sync_seconds) > 1',
    minutes: 5,
    severity: 'warning',
    todo: 'use a faster disk, not a network share: every action waits for three such writes',
  },
];
