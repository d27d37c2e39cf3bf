import { actions, receipt } from './en/action.ts';
import { card, choice, help, notice, summary } from './en/card.ts';
import { device } from './en/device.ts';
import { person } from './en/person.ts';
import { problem, refusal } from './en/problem.ts';
import { role } from './en/role.ts';
import { time } from './en/time.ts';

/** Every word of the bot in English. The other languages satisfy its type. */
export const en = {
  /** BCP 47 tag of the language. */
  lang: 'en',
  number: (n: number) => n.toLocaleString('en-US'),
  actions,
  card,
  choice,
  device,
  help,
  notice,
  person,
  problem,
  receipt,
  refusal,
  role,
  summary,
  time,
};

export type Words = typeof en;
