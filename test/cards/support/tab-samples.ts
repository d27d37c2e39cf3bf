import type { CardAnswer, Context, TabView } from '../../../bot/cards/index.ts';
import { appsTab, failuresTab, policyTab, restrictionsTab, tabCard } from '../../../bot/cards/index.ts';
import type { TabName } from '../../../bot/helpdesk/people/tab-names.ts';
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
      policyTab(context, [
        { device, compliance: ok(policies), configuration: ok(policies.slice(1)) },
        { device, compliance: refused, configuration: ok([]) },
      ]),
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
        { count: 3, exact: false },
      ),
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
    ['tab-many', show('policy', { ...many, cut: { shown: 20, all: 33 } }, { page: 2 })],
    ['tab-only-problems', show('policy', many, { only: true })],
    ['tab-no-problems', show('apps', empty, { only: true })],
    ['tab-nothing', show('failures', empty)],
    ['tab-unread', show('restrictions', { ...empty, unread: refused.problem })],
  ];
}
