import type { Metrics } from '../../helpdesk/contracts/metrics.ts';
import type { WatchedRequest } from '../../helpdesk/contracts/policy/approval.ts';
import { safeguardOf } from './safeguards.ts';
import type { Receipt } from '../../helpdesk/contracts/receipt.ts';
import type { AuditTrail } from '../../helpdesk/contracts/audit.ts';
import type { DraftRecords, Records, Store } from '../../helpdesk/contracts/store.ts';

/** The same store, but remote actions and role changes are counted when their records change state. */
export function countedStore(store: Store, metrics: Metrics): Store {
  const stateOf = ({ state }: Receipt) => state;
  const sent = ({ action, state }: Receipt) => metrics.remoteAction(action, state);
  return {
    ...store,
    receipts: reporting(store.receipts, stateOf, sent),
    roleChanges: reporting(
      store.roleChanges,
      ({ outcome }) => outcome,
      ({ kind, outcome }) => outcome && metrics.roleChanged(kind, outcome),
    ),
    approvals: reporting(
      store.approvals,
      ({ state }) => state,
      ({ state }) => metrics.approval(state),
    ),
    async together(work) {
      let written: Receipt[] = [];
      let requests: WatchedRequest[] = [];
      const given = await store.together((drafts) => {
        // it may run more than once
        written = [];
        requests = [];
        return work({
          ...drafts,
          receipts: noting(drafts.receipts, stateOf, (value) => written.push(value)),
          approvals: noting(
            drafts.approvals,
            ({ state }) => state,
            (value) => requests.push(value),
          ),
        });
      });
      written.forEach(sent);
      for (const { state } of requests) metrics.approval(state);
      return given;
    },
  };
}

/** The same audit, but appended entries are counted. */
export function countedAudit(audit: AuditTrail, metrics: Metrics): AuditTrail {
  return {
    async append(entry, options) {
      const id = await audit.append(entry, options);
      metrics.audited(entry.kind);
      const did = safeguardOf(entry);
      if (did) metrics.safeguarded(did.safeguard, did.outcome);
      return id;
    },
    newest: (query) => audit.newest(query),
    verify: (posted) => audit.verify(posted),
    head: () => audit.head(),
  };
}

/** Notes a record that is written with another state than before. */
function noting<T>(
  records: DraftRecords<T>,
  stateOf: (value: T) => string | undefined,
  note: (value: T) => void,
): DraftRecords<T> {
  return {
    get: (id) => records.get(id),
    list: (pick) => records.list(pick),
    put(id, value) {
      const before = records.get(id);
      records.put(id, value);
      if (before === undefined || stateOf(before) !== stateOf(value)) note(value);
    },
  };
}

/** Reports a record that was written with another state than before. */
function reporting<T>(
  records: Records<T>,
  stateOf: (value: T) => string | undefined,
  report: (value: T) => void,
): Records<T> {
  return {
    get: (id) => records.get(id),
    list: (pick) => records.list(pick),
    remove: (drop) => records.remove(drop),
    async create(id, value) {
      await records.create(id, value);
      report(value);
    },
    async update(id, change) {
      let before: string | undefined;
      const after = await records.update(id, (now) => {
        before = stateOf(now);
        return change(now);
      });
      if (after !== undefined && stateOf(after) !== before) report(after);
      return after;
    },
  };
}
