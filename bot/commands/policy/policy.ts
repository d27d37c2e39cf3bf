import type { Need, Policy } from '../../helpdesk/contracts/policy/need.ts';
import { NEEDS } from '../../helpdesk/contracts/policy/need.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { changePolicy, type WantedPolicy } from '../../helpdesk/policy/change-policy.ts';
import { policyName, policyNames, toldNames } from '../../helpdesk/policy/names.ts';
import { floorOf, policyNow } from '../../helpdesk/policy/needs.ts';
import { needWords, noticeCard, policyCard, policyTitle, policyWords } from '../../cards/index.ts';
import { text } from '../press.ts';
import { say } from '../turn.ts';
import type { AdminCommand, AdminPress, AdminTurn } from '../admin/admin-turn.ts';
import { inChannel, propose, tooManyProposed } from './proposals.ts';

/** Shows what is asked before each action, or changes it: `policy`, `policy wipe`, `policy wipe second operator, reason`. */
export const policy: AdminCommand = {
  phrases: ['policy'],
  takes: 'text',
  changes: (said) => said.trim() !== '',
  help: (words) => words.commands.policy,
  async run(turn, said) {
    if (said.trim() === '') return show(turn);
    const asked = actionIn(turn, said);
    if (!asked) return say(turn.words.policy.noSuchAction(said.slice(0, 100)));
    if (asked.rest === '') return show(turn, asked.action);
    const wanted = wantedIn(turn, asked.rest);
    return wanted ? changed(turn, asked.action, wanted) : say(turn.words.policy.noSuchNeed(asked.rest));
  },
};

/** The form comes back. */
export const changePolicyPress: AdminPress = {
  kind: 'change',
  async run(turn, data) {
    const action = policyName(text(data, 'action'));
    if (action === undefined || !policyNames.includes(action)) return show(turn);
    const chosen = text(data, 'needs').split(',');
    const told = text(data, 'told');
    return changed(turn, action, {
      needs: NEEDS.filter((need) => chosen.includes(need)),
      told: told === '' ? undefined : told === 'true',
    });
  },
};

async function show(turn: AdminTurn, chosen?: string): Promise<Answer> {
  const { services } = turn;
  const rows = await Promise.all(
    policyNames.map(async (action) => ({
      action,
      ...(await policyNow(services, action)),
      floor: floorOf(services.policy, action),
    })),
  );
  return policyCard(turn, { rows, chosen });
}

async function changed(turn: AdminTurn, action: string, wanted: WantedPolicy): Promise<Answer> {
  const { services, admin, words } = turn;
  const said = words.policy;
  const title = policyTitle(turn, action);
  const asWords = (policy: Policy) => policyWords(turn, action, policy);
  if (wanted.told !== undefined && !toldNames.has(action))
    return noticeCard(turn, { tone: 'error', lines: [said.neverTold(title)] });
  const done = await changePolicy(services, admin.operator.speaker.id, action, wanted);
  switch (done.kind) {
    case 'same':
      return noticeCard(turn, { lines: [said.same(title, asWords(done.policy))] });
    case 'alwaysTold':
      return noticeCard(turn, { tone: 'error', lines: [said.alwaysTold(title)] });
    case 'belowFloor':
      return noticeCard(turn, {
        tone: 'error',
        lines: [said.belowFloor(title, needWords(turn, done.missing))],
      });
    case 'tightened': {
      const line = said.tightened(title, asWords(done.policy), asWords(done.before));
      return inChannel(turn, noticeCard(turn, { tone: 'good', lines: [line] }));
    }
    case 'tooMany':
      return tooManyProposed(turn);
    case 'proposed':
      return propose(turn, done.proposal);
  }
}

/** The action that a text begins with, by Graph's name or by its title, and what follows. */
function actionIn(turn: AdminTurn, said: string): { action: string; rest: string } | undefined {
  const words = said.trim().split(/[\s:=]+/u);
  const titles = new Map(policyNames.map((name) => [policyTitle(turn, name).toLowerCase(), name]));
  for (let count = words.length; count > 0; count--) {
    const written = words.slice(0, count).join(' ');
    const action = policyName(written) ?? titles.get(written.toLowerCase());
    if (action !== undefined && policyNames.includes(action))
      return { action, rest: words.slice(count).join(' ') };
  }
  return undefined;
}

/** What is wanted, in the words of the file or the reader's. undefined: something in it is neither. */
function wantedIn({ words }: AdminTurn, said: string): WantedPolicy | undefined {
  const plain = (one: string) => one.toLowerCase().replace(/[^\p{L}]/gu, '');
  const { needs: names, told: tellings, nothing, ands } = words.policy;
  const known = new Map<string, Need>(
    NEEDS.flatMap((need) => [[plain(need), need] as const, [plain(names[need]), need] as const]),
  );
  const told = new Map([
    ...['told', tellings.yes].map((one) => [plain(one), true] as const),
    ...['not told', tellings.no].map((one) => [plain(one), false] as const),
  ]);
  const all = said
    .split(new RegExp(`,|\\+|;|(?<!\\p{L})(?:${['and', ...ands].join('|')})(?!\\p{L})`, 'u'))
    .map(plain)
    .filter((one) => one !== '');
  const tell = all.map((one) => told.get(one)).find((one) => one !== undefined);
  const rest = all.filter((one) => !told.has(one));
  if (rest.length === 0) return tell === undefined ? undefined : { told: tell };
  if (rest.join() === plain(nothing)) return { needs: [], told: tell };
  const needs = rest.map((one) => known.get(one)).filter((need) => need !== undefined);
  return needs.length === rest.length ? { needs, told: tell } : undefined;
}
