import assert from 'node:assert/strict';
import { rules, type RuleId } from '../../../bot/helpdesk/diagnosis/table.ts';
import { en } from '../../../bot/locales/en.ts';
import type { TenantData } from '../../../sandbox/graph/types.ts';
import { attachedCard, wordsOf } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import { readTenant } from './support/tenant.ts';

const tenant = readTenant();
const { diagnosis } = en;
const ALSO_SHOWN = 3;
const nameOf = (id: string) => tenant.users.find((user) => user.id === id)?.displayName ?? id;

const isRule = (id: string): id is RuleId => rules.some((rule) => rule.id === id);
const ruleOf = (id: string) => {
  const found = rules.find((rule) => rule.id === id);
  assert.ok(found && isRule(id), `${id} is a rule`);
  return found;
};
const wordsOfCause = (id: string) => diagnosis.rules[ruleOf(id).id].cause;

type Verdict = (typeof tenant.verdicts)[number];

/** What the card has to show in its verdict: lines with a sign, without it. The device of the first cause stands below it. */
function expectedLines({ causes, unread }: Verdict): string[] {
  const missing = unread?.map((part) => diagnosis.parts[part as keyof typeof diagnosis.parts]) ?? [];
  const [first] = causes;
  const onlyNotes = !first || ruleOf(first.cause).severity === 'notes';
  const title =
    onlyNotes && missing.length > 0
      ? diagnosis.noCause
      : first
        ? wordsOfCause(first.cause)
        : diagnosis.nothingWrong;
  const others = onlyNotes && missing.length > 0 ? causes : causes.slice(1);
  const also = others
    .slice(0, ALSO_SHOWN)
    .map(({ cause, device }) => diagnosis.also(wordsOfCause(cause), device));
  const left = others.length - also.length;
  return [
    title,
    ...also,
    ...(left > 0 ? [diagnosis.more(String(left))] : []),
    ...(missing.length > 0 ? [diagnosis.unread(missing.join(', '), '')] : []),
  ];
}

/** The lines with a sign between the header and the first heading. */
function verdictOn(card: string): { lines: string[]; text: string } {
  const end = card.search(/^Devices(?: ·|$)/m);
  assert.ok(end > 0, card);
  const lines = card.slice(0, end).split('\n');
  // the state of the account is the header's
  const header = lines.findIndex((line) => /^\S\s{2}/u.test(line));
  const section = lines.slice(header + 1);
  return {
    lines: section.filter((line) => /^\S\s{2}/u.test(line)).map((line) => line.slice(3)),
    text: section.join('\n'),
  };
}

describe('the verdicts of the demo’s people', () => {
  let stage: Stage;
  before(
    async () => void (stage = await openStage({ data: structuredClone(tenant) as unknown as TenantData })),
  );
  after(() => stage.close());

  const omar = () => tenant.users.find(({ displayName }) => displayName === 'Omar Operator')?.id ?? '';

  /** Asked in a group, the card comes one-to-one, with everything that a further round tells. */
  const wholeCard = async (id: string): Promise<string> => {
    const { sent } = await stage.channel.say(omar(), `select user ${id}`, {
      conversation: { id: 'a-group', conversationType: 'groupChat', tenantId: stage.channel.tenantId },
    });
    return sent.map(({ activity }) => wordsOf(attachedCard(activity))).join('\n');
  };

  it('are there for everybody, and have every rule', () => {
    assert.deepEqual(
      tenant.verdicts.map(({ id }) => id).toSorted(),
      tenant.users.map(({ id }) => id).toSorted(),
    );
    const shown = new Set(tenant.verdicts.flatMap(({ causes }) => causes.map(({ cause }) => cause)));
    assert.deepEqual(
      rules.filter(({ id }) => !shown.has(id)).map(({ id }) => id),
      [],
      'add somebody to sandbox/contoso/cases',
    );
  });

  it('have people with several causes, people who only look ill, and people of whom a part can’t be read', () => {
    assert.ok(tenant.verdicts.filter(({ causes }) => causes.length > 1).length > 10);
    assert.ok(
      tenant.verdicts.filter(({ says, causes, unread }) => says && !causes.length && !unread).length > 8,
    );
    assert.ok(new Set(tenant.verdicts.flatMap(({ unread = [] }) => unread)).size > 5);
  });

  it('are what their cards say', async function () {
    this.timeout(60_000);
    for (const verdict of tenant.verdicts) {
      const who = nameOf(verdict.id);
      const card = await wholeCard(verdict.id);
      assert.doesNotMatch(card, /undefined|\[object|NaN|\bnull\b/, who);
      const { lines, text } = verdictOn(card);
      const expected = expectedLines(verdict);
      assert.deepEqual(
        lines.map((line, n) =>
          expected[n]?.startsWith('Could not be read') ? line.slice(0, expected[n].length) : line,
        ),
        expected,
        `${who}:\n${card}`,
      );
      const { causes, unread } = verdict;
      const [first] = causes;
      if (first?.device)
        assert.ok(text.split('\n').includes(first.device), `${who}: ${first.device}\n${text}`);
      const nothing = !unread && (!first || ruleOf(first.cause).severity === 'notes');
      assert.equal(/Nothing (?:else is )?wrong/.test(text), nothing, `${who}\n${text}`);
    }
  });
});
