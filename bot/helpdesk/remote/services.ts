import type { Operators } from '../access/operators.ts';
import type { Audit } from '../contracts/audit.ts';
import type { Custody } from '../contracts/custody.ts';
import type { Clock, NewId } from '../contracts/clock.ts';
import type { Log } from '../contracts/log.ts';
import type { SecretValues, Store } from '../contracts/store.ts';
import type { Alert } from '../contracts/policy/records.ts';
import type { PolicyRules } from '../contracts/policy/need.ts';
import type { Budgets } from '../policy/stops.ts';
import type { DeviceLocks } from './device-locks.ts';

/** What the stages of a remote action work with. */
export interface RemoteServices {
  store: Store;
  custody: Custody;
  audit: Audit;
  operators: Operators;
  secretValues: SecretValues;
  locks: DeviceLocks;
  /** What the bot was started with. What admins have set is in the store. */
  policy: PolicyRules;
  /** How many actions that can't be undone may be sent in an hour. Without it, what the policy says. */
  budgets?: Budgets | undefined;
  /** A group whose members are privileged people. */
  privilegedGroupId?: string | undefined;
  now: Clock;
  /** How long a confirm card can't be used after it was made. */
  confirmAfterMs: number;
  newId: NewId;
  /** Tells the admins something without waiting for it. */
  alert: (alert: Alert) => void;
  /** True if Graph is asked with operators' own tokens: then Entra itself checks its roles. Otherwise the bot does. */
  entraDecides?: boolean | undefined;
  /** True if Graph is asked with people's own tokens, so that it checks them, too. */
  checkedByGraph?: boolean | undefined;
  /** The application that the bot asks Graph as. undefined: the demo has none. */
  ownAppId?: string | undefined;
  log: Log;
}
