import type { Need } from '../../helpdesk/contracts/policy/need.ts';
import { NEEDS } from '../../helpdesk/contracts/policy/need.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { changePolicy } from '../../helpdesk/policy/change-policy.ts';
import { policyName, policyNames } from '../../helpdesk/policy/names.ts';
import { floorOf, needsNow } from '../../helpdesk/policy/needs.ts';
import { needWords, noticeCard, policyCard, policyTitle } from '../../cards/index.ts';
import { text } from '../press.ts';
import { say } from '../turn.ts';
import type { AdminCommand, AdminPress, AdminTurn } from '../admin/admin-turn.ts';
import { inChannel, propose } from './proposals.ts';

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
    const needs = needsIn(turn, asked.rest);
    return needs ? changed(turn, asked.action, needs) : say(turn.words.policy.noSuchNeed(asked.rest));
  },
};

/** The form comes back. */
export const changePolicyPress: AdminPress = {
  kind: 'change',
  async run(turn, data) {
    const action = policyName(text(data, 'action'));
    if (action === undefined || !policyNames.includes(action)) return show(turn);
    const chosen = text(data, 'needs').split(',');
    const answer = await changed(
      turn,
      action,
      NEEDS.filter((need) => chosen.includes(need)),
    );
    return answer;
  },
};

async function show(turn: AdminTurn, chosen?: string): Promise<Answer> {
  const { services } = turn;
  const rows = await Promise.all(
    policyNames.map(async (action) => ({
      action,
      needs: await needsNow(services, action),
      floor: floorOf(services.policy, action),
    })),
  );
  return policyCard(turn, { rows, chosen });
}

async function changed(turn: AdminTurn, action: string, needs: readonly Need[]): Promise<Answer> {
  const { services, admin, words } = turn;
  const said = words.policy;
  const done = await changePolicy(services, admin.operator.speaker.id, action, needs);
  const title = policyTitle(turn, action);
  switch (done.kind) {
    case 'same':
      return noticeCard(turn, { lines: [said.same(title, needWords(turn, done.needs))] });
    case 'belowFloor':
      return noticeCard(turn, {
        tone: 'error',
        lines: [said.belowFloor(title, needWords(turn, done.missing))],
      });
    case 'tightened': {
      const line = said.tightened(title, needWords(turn, done.needs), needWords(turn, done.before));
      return inChannel(turn, noticeCard(turn, { tone: 'good', lines: [line] }));
    }
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

/** What is asked for, in the words of the file or the reader's. undefined: something in it is neither. */
function needsIn({ words }: AdminTurn, said: string): Need[] | undefined {
  const plain = (one: string) => one.toLowerCase().replace(/[^\p{L}]/gu, '');
  if (plain(said) === plain(words.policy.nothing)) return [];
  const known = new Map(
    NEEDS.flatMap((need) => [
      [plain(need), need],
      [plain(words.policy.needs[need]), need],
    ]),
  );
  const needs = said
    .split(/,|\+|;|\band\b/u)
    .map(plain)
    .filter((one) => one !== '')
    .map((one) => known.get(one));
  const all = needs.filter((need) => need !== undefined);
  return all.length === needs.length && all.length > 0 ? all : undefined;
}
