import { actions } from './en/actions/index.ts';
import { admin } from './en/admin.ts';
import { approvals } from './en/policy/approvals.ts';
import { answers } from './en/answers.ts';
import { audit } from './en/audit.ts';
import { caller } from './en/caller.ts';
import { card, choice, help, summary } from './en/card.ts';
import { commands } from './en/commands.ts';
import { device } from './en/device.ts';
import { freeText } from './en/free-text.ts';
import { keyAsk, keys, keySearch } from './en/keys.ts';
import { diagnosis } from './en/diagnosis/index.ts';
import { person } from './en/person.ts';
import { policy } from './en/policy.ts';
import { problem, refusal } from './en/problem.ts';
import { receipt } from './en/receipt.ts';
import { report } from './en/admin-channel/report.ts';
import { role } from './en/role.ts';
import { roleChange, roleForm, roles } from './en/roles.ts';
import { shared } from './en/shared.ts';
import { timeIn } from './en/time.ts';
import { compare } from './en/tabs/compare.ts';
import { tabs } from './en/tabs/index.ts';
import { ticket } from './en/tabs/ticket.ts';

const numbers = new Intl.NumberFormat('en-US');

/** Every word of the bot in English. The other languages satisfy its type. */
export const en = {
  /** BCP 47 tag of the language. */
  lang: 'en',
  number: (n: number) => numbers.format(n),
  timeIn,
  actions,
  admin,
  answers,
  approvals,
  audit,
  caller,
  card,
  choice,
  commands,
  compare,
  device,
  diagnosis,
  freeText,
  help,
  keyAsk,
  keys,
  keySearch,
  person,
  policy,
  problem,
  receipt,
  refusal,
  report,
  role,
  roleChange,
  roleForm,
  roles,
  shared,
  summary,
  tabs,
  ticket,
  /** In UTC. `wordsFor` puts the reader's own time zone here. */
  time: timeIn(undefined),
};

export type Words = typeof en;
