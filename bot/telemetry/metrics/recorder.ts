import type { Metrics } from '../../helpdesk/contracts/metrics.ts';
import type { Instruments } from './instruments.ts';

/** Turns events into metrics. */
export function createRecorder({ count, observe, set }: Instruments): Metrics {
  const seconds = ({ startedAt, endedAt }: { startedAt: number; endedAt: number }) =>
    (endedAt - startedAt) / 1000;
  return {
    turnBegan: () => undefined,
    turnEnded(turn) {
      count('helpdesk_turns_total', turn.kind, turn.outcome);
      observe('helpdesk_turn_duration_seconds', seconds(turn), turn.kind);
    },
    graphCalled(call) {
      count('helpdesk_graph_calls_total', call.route, call.outcome);
      observe('helpdesk_graph_call_duration_seconds', seconds(call), call.route);
    },
    graphRetried: (why) => count('helpdesk_graph_retries_total', why),
    httpAnswered: (path, status) => count('helpdesk_http_requests_total', path, String(status)),
    remoteAction: (action, state) => count('helpdesk_remote_actions_total', action, state),
    employeeTold: (outcome) => count('helpdesk_employees_told_total', outcome),
    roleChanged: (kind, outcome) => count('helpdesk_role_changes_total', kind, outcome),
    approval: (state) => count('helpdesk_approvals_total', state),
    safeguarded: (safeguard, outcome) => count('helpdesk_safeguards_total', safeguard, outcome),
    audited: (kind) => count('helpdesk_audit_appended_total', kind),
    signedIn: (outcome) => count('helpdesk_sign_ins_total', outcome),
    stored({ file, ok, synced, seconds: took }) {
      count('helpdesk_store_writes_total', file, ok ? 'ok' : 'failed');
      observe('helpdesk_store_write_duration_seconds', took, file);
      if (ok && synced) set('helpdesk_store_last_sync_seconds', took, file);
    },
  };
}
