import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { countLookUps } from './jobs/count-look-ups.ts';
import { countVerdicts } from './jobs/count-verdicts.ts';
import { hideSecretsInTime } from './jobs/hide-secrets.ts';
import { goOn } from './jobs/caller-to-go-on.ts';
import { followRoleChanges } from './jobs/follow-role-changes.ts';
import { keepRolesWarm } from './jobs/keep-roles-warm.ts';
import { takeOver } from './jobs/take-over.ts';
import { reachPeople } from './jobs/reach-person.ts';
import { tellEmployees } from './jobs/tell-employees.ts';
import { lendersOf } from './jobs/lenders.ts';
import { watchApprovals } from './jobs/watch-approvals.ts';
import { tellOfOneOperator } from './jobs/tell-one-operator.ts';
import { adminPosts } from './jobs/tell-admins.ts';
import { updateReceiptCard } from './jobs/update-receipt-card.ts';
import type { Services } from './commands/turn.ts';
import { createHandle } from './commands/handle.ts';
import { watchAudit } from './jobs/watch-audit.ts';
import type { Config } from './config/index.ts';
import { APPROVAL_LIVES_MS } from './helpdesk/approval/schedule.ts';
import type { RemoteServices } from './helpdesk/remote/services.ts';
import type { PollSchedule } from './helpdesk/remote/poll-schedule.ts';
import { Follower } from './helpdesk/remote/following/follow.ts';
import { KnownNames } from './helpdesk/access/known-names.ts';
import { Operators } from './helpdesk/access/operators.ts';
import type { Answer, Handle, Messenger } from './helpdesk/contracts/conversation.ts';
import type { Metrics } from './helpdesk/contracts/metrics.ts';
import type { FormValues } from './helpdesk/contracts/form-values.ts';
import type { Receipt } from './helpdesk/contracts/receipt.ts';
import { CONFIRM_AFTER_MS, GOOD_FOR_MS } from './helpdesk/contracts/expiry.ts';
import type { TabCounts } from './helpdesk/people/tab-names.ts';
import type { CutSearch } from './helpdesk/devices/find-key.ts';
import { DEFAULT_THRESHOLDS } from './helpdesk/diagnosis/thresholds.ts';
import { TenantSettingsCache } from './helpdesk/people/tenant-settings-cache.ts';
import { DeviceLocks } from './helpdesk/remote/device-locks.ts';
import { applyReport } from './helpdesk/remote/device-report.ts';
import { settleCutOff } from './helpdesk/remote/settle-cut-off.ts';
import { RoleAssignmentCache } from './helpdesk/access/role-assignment-cache.ts';
import type { Limits, Teams } from './teams/index.ts';
import { openTeams } from './open-teams.ts';
import { later } from './time/later.ts';
import { timeLimit } from './time/time-limit.ts';
import { gauges } from './telemetry/index.ts';
import {
  Opened,
  asksAsOperators,
  tokensAreTheirs,
  openResources,
  policyRules,
  warnOfWeakSettings,
  type Resources,
  type ResourceOptions,
} from './resources.ts';
import { upTo } from './helpdesk/contracts/memory/up-to.ts';

export interface App {
  url: string;
  /** Where the metrics are served; undefined if they are not. */
  metricsUrl: string | undefined;
  close(): Promise<void>;
}

export interface AppOptions extends ResourceOptions {
  /** How often devices with actions under way are polled. */
  pace?: PollSchedule;
  /** Shorter times for tests. */
  limits?: Partial<Limits>;
  /** How long a confirm card can't be used after it was made. */
  confirmAfterMs?: number | undefined;
  /** How many actions that can't be undone may be sent in an hour, for tests that send many. */
  budgets?: RemoteServices['budgets'];
}

/** Builds every part of the bot and listens. If a part fails to start, those that were opened are closed again, last one first. */
export async function startApp(config: Config, graphUrl: string, options: AppOptions = {}): Promise<App> {
  const opened = new Opened();
  try {
    const resources = await openResources(config, graphUrl, options, opened);
    const parts = createParts(config, resources, options);
    await settleLastRun(parts, resources);
    // Requests that arrive before everything is built wait for this.
    const handle = later<Handle>();
    const teams = await openTeams(config, resources, handle.promise, options.limits, opened);
    const services = await startFollowing(parts, teams.messenger, resources.metrics, options.pace, opened);
    handle.resolve(createHandle(services));
    resources.telemetry.read(gauges(teams, resources.kept));
    warnOfWeakSettings(config, resources.log);
    startJobs(config, parts, teams, opened);
    return { url: teams.url, metricsUrl: resources.telemetry.url, close: () => opened.close() };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

type Parts = ReturnType<typeof createParts>;

/** What the help desk itself needs of what reaches outside. */
export interface CoreResources extends Pick<Resources, 'log' | 'now' | 'tokens'> {
  kept: Pick<Resources['kept'], 'store' | 'audit' | 'leftOpen' | 'custody'>;
  graph: Pick<Resources['graph'], 'graphFor' | 'appsFor'>;
}

/** What was filled in is needed until an approval is used: an hour longer than Intune keeps a request. */
const SECRETS_KEPT_MS = APPROVAL_LIVES_MS + 3_600_000;

/** As long as somebody goes to and fro between a user card and its tabs. */
const COUNTS_KEPT_MS = 5 * 60_000;
/** Graph's links to a list's further pages don't live much longer. */
const SEARCH_KEPT_MS = 15 * 60_000;

/** The help desk's own parts. */
export function createParts(
  config: Config,
  { log, now, kept, tokens, graph }: CoreResources,
  { confirmAfterMs = CONFIRM_AFTER_MS, budgets }: Pick<AppOptions, 'confirmAfterMs' | 'budgets'>,
) {
  const roles = new RoleAssignmentCache(now, { perPerson: asksAsOperators(config) });
  return {
    signIn: tokens.mode === 'production' ? tokens.people.signIn : undefined,
    graphFor: graph.graphFor,
    appsFor: (signal: AbortSignal) => graph.appsFor(signal),
    operators: new Operators(roles, { checkedByGraph: tokensAreTheirs(config) }),
    roles,
    adminChannel: config.admin,
    portalUrl: config.portalUrl,
    store: kept.store,
    custody: kept.custody,
    audit: kept.audit,
    locks: new DeviceLocks(),
    policy: policyRules(config),
    privilegedGroupId: config.privilegedGroupId,
    tenantSettings: new TenantSettingsCache({ perPerson: asksAsOperators(config) }),
    cutSearches: new LRUCache<string, CutSearch & { operatorId: string }>({
      ...upTo(500),
      ttl: SEARCH_KEPT_MS,
    }),
    tabCounts: new LRUCache<string, TabCounts>({ ...upTo(1_000), ttl: COUNTS_KEPT_MS }),
    likelyDevices: new LRUCache<string, readonly string[]>(upTo(2_000)),
    knownNames: new KnownNames(now),
    thresholds: { ...DEFAULT_THRESHOLDS, ...config.thresholds },
    secretValues: new LRUCache<string, FormValues>({ ...upTo(1_000), ttl: SECRETS_KEPT_MS }),
    now,
    confirmAfterMs,
    budgets,
    newId: randomUUID,
    entraDecides: asksAsOperators(config),
    checkedByGraph: tokensAreTheirs(config),
    ownAppId: config.mode === 'production' ? config.registration.appId : undefined,
    log,
  };
}

/** Whatever the last run left unfinished has an unknown outcome. */
export async function settleLastRun(parts: Parts, { kept, log }: CoreResources): Promise<void> {
  await settleCutOff(parts);
  for (const { id, what, operatorId, deviceId, assignmentId } of kept.leftOpen)
    log.warn(
      { audit: id, what, operatorId, deviceId, assignmentId },
      'the last run ended before this did: outcome unknown',
    );
}

/** Follows actions until their devices answer, and hides secrets in time. Resolves to what commands work with. */
export async function startFollowing(
  found: Parts,
  messenger: Messenger,
  metrics: Metrics,
  pace: PollSchedule | undefined,
  opened: Opened,
): Promise<Services> {
  const posts = adminPosts(found, messenger);
  const { alert } = posts;
  const reach = reachPeople({ messenger, appsFor: found.appsFor, audit: found.audit });
  const { verdicts, stop } = countVerdicts(found);
  opened.onClose(stop);
  const parts = { ...found, alert, verdicts, audit: countLookUps(found.audit, found.now, alert) };
  const secrets = hideSecretsInTime(parts, messenger);
  opened.onClose(() => secrets.stop());
  const changed = (receipt: Receipt) => updateReceiptCard(parts, messenger, receipt);
  const employees = tellEmployees({ ...parts, writeTo: reach.writeTo, metrics, changed });
  opened.onClose(() => employees.stop());
  const follower = new Follower(
    {
      ...parts,
      applyReport: (receipt, report) => applyReport(parts, receipt, report),
      resume: (receipt) => goOn(parts, receipt),
      changed(receipt) {
        employees.tellSoon();
        return changed(receipt);
      },
    },
    pace,
  );
  await follower.start();
  opened.onClose(() => follower.stop());
  const changes = followRoleChanges(parts, messenger, pace?.approvals);
  opened.onClose(() => changes.stop());
  const asItself = !found.entraDecides;
  const lenders = lendersOf(asItself, () => requests.runIn(0));
  const requests = watchApprovals({ ...parts, lenders, asItself }, messenger, pace?.requests);
  // what only reads or posts isn't waited for: a stop takes ten seconds at most
  opened.onClose(() => void requests.stop());
  parts.custody.onLeft(
    takeOver(parts, {
      follow: (receipt, withinMs) => follower.follow(receipt, withinMs),
      tellSoon: () => employees.tellSoon(),
      hideLater: () => secrets.hideLater(),
      followChange: (id) => changes.followChange(id),
    }),
  );
  const alone = tellOfOneOperator({ ...parts, lenders, asItself }, messenger, pace?.requests);
  opened.onClose(() => void alone.stop());
  return {
    ...parts,
    follow(receipt, withinMs) {
      employees.tellSoon();
      follower.follow(receipt, withinMs);
    },
    lenders,
    followChange: (id) => changes.followChange(id),
    ...posts,
    ...reach,
    hideLater: () => secrets.hideLater(),
    confirmCards: new LRUCache<string, Answer>({ ...upTo(1_000), ttl: GOOD_FOR_MS }),
    selected: new LRUCache(upTo(5_000)),
  };
}

function startJobs(config: Config, parts: Parts, teams: Teams, opened: Opened): void {
  // Delegated, nothing can be read before somebody asks.
  if (!asksAsOperators(config)) {
    const bot = () => parts.graphFor({ personId: undefined, signal: timeLimit(30_000) });
    const warm = keepRolesWarm(parts.roles, bot, parts.log);
    opened.onClose(() => void warm.stop());
  }
  const { admin } = config;
  const post =
    admin &&
    (async (text: string) =>
      (await teams.messenger.post(admin.channelId, { kind: 'text', text })).kind === 'sent');
  const watch = watchAudit({ ...parts, post });
  opened.onClose(() => void watch.stop());
}
