import { capital } from '../../locales/capital.ts';
import type { Need } from '../../helpdesk/contracts/policy/need.ts';
import { NEEDS } from '../../helpdesk/contracts/policy/need.ts';
import { toldNames } from '../../helpdesk/policy/names.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import type { Context } from '../shared/context.ts';
import type { Fact } from '../shared/fact.ts';
import { factRows } from '../shared/fact.ts';
import { note } from '../shared/note.ts';
import { needWords, policyTitle } from './policy-words.ts';

interface PolicyRow {
  /** The action's name in the policy. */
  action: string;
  needs: readonly Need[];
  /** What the floor asks for. */
  floor: readonly Need[];
  /** Whether its employee is told. */
  told: boolean;
}

/** What is asked before each action, and a form that changes it. `chosen`: the action that the form begins with. */
export function policyCard(
  context: Context,
  { rows, chosen, remark }: { rows: readonly PolicyRow[]; chosen?: string | undefined; remark?: string },
): CardAnswer {
  const { words } = context;
  const said = words.policy;
  const asked = rows.filter(({ needs }) => needs.length > 0);
  const picked = rows.find(({ action }) => action === chosen) ?? rows[0];
  return answer(context, 'policy', words.summary.policy, {
    heading: said.heading,
    about: [{ text: said.about }],
    notes: remark === undefined ? [] : [note('bad', remark)],
    facts: factRows([
      ...asked.map((row) => ({
        label: policyTitle(context, row.action),
        value: capital(needsAndFloor(context, row)),
      })),
      ...toldOf(context, rows, true),
      ...toldOf(context, rows, false),
    ]),
    action: {
      ...said.action,
      value: picked?.action ?? '',
      choices: rows.map(({ action }) => ({ title: policyTitle(context, action), value: action })),
    },
    needs: {
      ...said.ask,
      values: picked && chosen !== undefined ? [...picked.needs] : [],
      choices: NEEDS.map((need) => ({ title: capital(said.needs[need]), value: need })),
    },
    told: {
      ...said.tell,
      choices: [
        { title: said.asItIs, value: '' },
        { title: said.told.yes, value: 'true' },
        { title: said.told.no, value: 'false' },
      ],
    },
    how: [{ text: said.how }],
    change: said.change,
  });
}

/** The actions of which employees are told, or aren't. */
function toldOf(context: Context, rows: readonly PolicyRow[], told: boolean): Fact[] {
  const those = rows.filter((row) => row.told === told && toldNames.has(row.action));
  if (those.length === 0) return [];
  const { are, arent } = context.words.policy.toldOf;
  return [
    { label: told ? are : arent, value: those.map((row) => policyTitle(context, row.action)).join(', ') },
  ];
}

function needsAndFloor(context: Context, { needs, floor }: PolicyRow): string {
  const all = needWords(context, needs);
  return floor.length === 0 ? all : `${all} (${context.words.policy.floor(needWords(context, floor))})`;
}
