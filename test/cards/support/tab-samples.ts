import type { CardAnswer, Context, TabView } from '../../../bot/cards/index.ts';
import {
  appsTab,
  defenderTab,
  deviceTabCard,
  diagnosticsTab,
  failuresTab,
  licensesTab,
  policyTab,
  protectionTab,
  remediationsTab,
  restrictionsTab,
  signInTab,
  tabCard,
  updatesTab,
} from '../../../bot/cards/index.ts';
import { TAB_RIGHTS } from '../../../bot/helpdesk/access/tab-rights.ts';
import { isDeviceTab, type TabName } from '../../../bot/helpdesk/people/tab-names.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import * as data from './sample-data.ts';

const { ok } = data;
const refused = { ok: false, problem: new Problem({ kind: 'forbidden', detail: 'sample' }) } as const;

/** Each tab with `text` in place of everything that comes from the tenant. */
function viewsWith(context: Context, text: string): [TabName, TabView][] {
  const device = { ...data.laptop, deviceName: text };
  const settings = Array.from({ length: 9 }, (_, n) => ({
    name: `${text}${n}`,
    state: n > 4 ? text : 'error',
    errorCode: n > 4 ? undefined : -2016281112 + n,
  }));
  const policies = [
    { id: 'p1', name: text, state: 'nonCompliant', settings },
    { id: 'p2', name: text, state: 'compliant', settings: [] },
    { id: 'p3', name: text, state: text, settings: [] },
  ];
  const platform = { name: text, blocked: false, personalBlocked: true, from: text, to: text };
  const restriction = { id: 'r1', name: text, priority: 0, everyone: true, groupIds: [] };
  return [
    [
      'policy',
      policyTab(
        context,
        [
          { device, compliance: ok(policies), configuration: ok(policies.slice(1)) },
          { device, compliance: refused, configuration: ok([]) },
        ],
        wanted(text),
      ),
    ],
    [
      'apps',
      appsTab(context, [
        {
          device,
          apps: ok(
            ['installed', 'failed', 'pendingInstall', text].map((state) => ({
              name: text,
              version: text,
              state,
              intent: state === 'failed' ? 'requiredInstall' : text,
            })),
          ),
        },
        { device, apps: refused },
      ]),
    ],
    [
      'failures',
      failuresTab(context, [
        { at: data.now.toISOString(), category: 'userValidation', reason: text, operatingSystem: text },
        { at: data.now.toISOString(), category: text, reason: undefined },
      ]),
    ],
    [
      'restrictions',
      restrictionsTab(
        context,
        {
          applying: [
            { ...restriction, limit: 3 },
            { ...restriction, platforms: [platform, { ...platform, blocked: true }] },
          ],
          whole: false,
        },
        { count: 3, exact: false, refused: true },
      ),
    ],
    ...deviceViewsWith(context, text),
    ...policyViewsWith(context, text),
    [
      'licenses',
      licensesTab(context, {
        products: ok([
          {
            skuId: 's1',
            product: 'SPE_E3',
            plans: [
              { name: 'INTUNE_A', state: 'Disabled' },
              { name: text, state: text },
            ],
          },
          { skuId: 's2', product: text, plans: [{ name: 'INTUNE_A', state: 'Success' }] },
        ]),
        assignments: ok([
          { skuId: 's1', groupId: 'g1', state: 'Active' },
          { skuId: 's3', groupId: 'g1', state: 'Error', error: 'CountViolation' },
          { skuId: text, state: text, error: text },
        ]),
        account: ok({ ...data.account, usageLocation: undefined }),
        groups: ok({ items: [data.group(text, { id: 'g1' })], total: 1, exact: true }),
      }),
    ],
  ];
}

/** Tabs of what somebody is under. */
function policyViewsWith(context: Context, text: string): [TabName, TabView][] {
  const assigned = { everyone: true, allDevices: false, groupIds: [], excludedGroupIds: [] };
  const signIn = (id: string, errorCode: number, over: object) => ({
    id,
    errorCode,
    at: data.ago(300),
    app: text,
    client: text,
    device: text,
    system: text,
    browser: text,
    blockedBy: [],
    ...over,
  });
  const ring = { id: 'u1', name: text, kind: 'ring', assigned } as const;
  return [
    [
      'protection',
      protectionTab(context, {
        registrations: ok([
          {
            id: 'a1',
            app: 'com.microsoft.Office.Outlook',
            platform: 'ios',
            platformVersion: text,
            appVersion: text,
            deviceName: text,
            flagged: ['rootedDevice', text],
            lastSyncDateTime: data.ago(90),
          },
          { id: 'a2', app: text, flagged: [] },
        ]),
        checks: ok([
          { name: text, state: 'Pass', mitigation: text },
          { name: text, state: text, mitigation: text },
        ]),
      }),
    ],
    [
      'signIn',
      signInTab(context, {
        signIns: ok([
          signIn('s1', 53003, {
            blockedBy: [text, text],
            conditionalAccess: 'failure',
            deviceCompliant: false,
          }),
          signIn('s2', 0, { app: 'Sample app', conditionalAccess: text }),
          signIn('s3', 50126, { app: 'Sample app' }),
          signIn('s4', 50076, {}),
          signIn('s5', 7_000_001, { reason: text }),
        ]),
        methods: ok([
          { id: 'p', kind: 'passwordAuthenticationMethod', createdDateTime: data.ago(60 * 24 * 90) },
          { id: 'q', kind: 'emailAuthenticationMethod', name: text, phoneType: text },
        ]),
      }),
    ],
    [
      'updates',
      updatesTab(
        context,
        {
          rings: ok([
            {
              ...ring,
              featureDeferralDays: 30,
              qualityDeferralDays: 1,
              featureUpdates: { paused: true, rolledBack: false },
              qualityUpdates: { paused: true, pauseEnds: data.ago(-60 * 24 * 9), rolledBack: true },
            },
            { ...ring, id: 'u2' },
          ]),
          feature: ok([
            { ...ring, id: 'u3', kind: 'feature', content: text, endOfSupportDate: data.ago(60 * 24 * 90) },
            { ...ring, id: 'u4', kind: 'feature', content: text, endOfSupportDate: data.ago(-60 * 24 * 90) },
          ]),
          quality: refused,
          driver: { ok: false, right: TAB_RIGHTS.updates },
        },
        refused,
        true,
      ),
    ],
  ];
}

/** Tabs that say something of each device. */
function deviceViewsWith(context: Context, text: string): [TabName, TabView][] {
  const device = { ...data.laptop, deviceName: text };
  const malware = (id: string, threatState: string, severity = 'high') => ({
    id,
    name: text,
    severity,
    threatState,
    lastStateChangeDateTime: data.ago(300),
  });
  return [
    [
      'defender',
      defenderTab(context, [
        {
          device,
          protection: ok({
            state: 'critical',
            realTimeProtectionEnabled: false,
            signatureUpdateOverdue: true,
            signatureVersion: text,
            quickScanOverdue: true,
            lastQuickScanDateTime: data.ago(60 * 24 * 9),
            lastReportedDateTime: data.ago(90),
          }),
          malware: ok([
            malware('m1', 'quarantined'),
            malware('m2', 'active', 'severe'),
            malware('m3', text, text),
          ]),
        },
        { device, protection: ok(undefined), malware: refused },
        { device, protection: ok({ state: text }), malware: ok([]) },
      ]),
    ],
    [
      'diagnostics',
      diagnosticsTab(
        context,
        [
          {
            device,
            logs: ok([
              { id: 'l1', status: 'pending', requestedDateTime: data.ago(60 * 30), initiatedBy: text },
              { id: 'l2', status: 'failed', requestedDateTime: data.ago(60 * 50) },
              {
                id: 'l3',
                status: 'completed',
                requestedDateTime: data.ago(60 * 90),
                receivedDateTime: data.ago(60 * 89),
                expirationDateTime: data.ago(-60 * 24 * 20),
                sizeInKB: 4_321,
              },
              { id: 'l4', status: text },
            ]),
          },
          { device, logs: refused },
        ],
        24,
      ),
    ],
    [
      'remediations',
      remediationsTab(context, [
        {
          device,
          runs: ok([
            { id: 'r1', name: text, detectionState: 'success', remediationState: 'skipped' },
            {
              id: 'r2',
              name: text,
              detectionState: 'fail',
              remediationState: 'remediationFailed',
              lastStateUpdateDateTime: data.ago(60),
            },
            { id: 'r3', name: text, detectionState: text, remediationState: text },
          ]),
        },
        { device, runs: { ok: false, right: TAB_RIGHTS.remediations } },
      ]),
    ],
  ];
}

const first = { page: 0, only: false };

export function tabCardsWith(context: Context, text: string): [string, CardAnswer][] {
  return viewsWith(context, text).map(([tab, view]) => [
    `tab ${tab}`,
    tabCard(context, { ...data.personName, displayName: text }, view, { tab, ...first }),
  ]);
}

/** The tabs of one device. */
function deviceTabs(context: Context): [string, CardAnswer][] {
  return viewsWith(context, 'Sample').flatMap(([tab, view]): [string, CardAnswer][] =>
    isDeviceTab(tab)
      ? [[`tab-device-${tab}`, deviceTabCard(context, data.laptop, view, { tab, ...first })]]
      : [],
  );
}

export function tabSamples(context: Context): [string, CardAnswer][] {
  const empty = { rows: [], notes: [] };
  const [policy] = viewsWith(context, 'Sample');
  const many = { ...empty, rows: Array.from({ length: 30 }, () => policy?.[1].rows ?? []).flat() };
  const show = (tab: TabName, view: TabView, over: Partial<typeof first> = {}) =>
    tabCard(context, data.personName, view, { tab, ...first, ...over });
  return [
    ...viewsWith(context, 'Sample').map(([tab, view]): [string, CardAnswer] => [
      `tab-${tab}`,
      show(tab, view),
    ]),
    ...deviceTabs(context),
    ['tab-many', show('policy', { ...many, cut: { shown: 20, all: 33 } }, { page: 2 })],
    ['tab-only-problems', show('policy', many, { only: true })],
    ['tab-no-problems', show('apps', empty, { only: true })],
    ['tab-no-problems-read', show('policy', { ...empty, unread: refused.problem }, { only: true })],
    ['tab-nothing', show('failures', empty)],
    ['tab-unread', show('restrictions', { ...empty, unread: refused.problem })],
  ];
}

const wanted = (text: string) => ({
  ok: true as const,
  value: [{ id: 'p1', name: text, settings: new Map([[text.toLowerCase(), text]]) }],
});
