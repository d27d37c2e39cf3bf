import { actions } from './en/actions/index.ts';
import { admin } from './en/admin.ts';
import { app } from './en/app.ts';
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
import { translatorFor, type Translator } from './translator.ts';
import { ticket } from './en/tabs/ticket.ts';

/** Every word of the bot in a translator's language. */
export function wordsOf(translator: Translator) {
  return {
    /** BCP 47 tag of the language. */
    lang: translator.lang,
    /** Whether it is written from right to left. */
    rtl: translator.rtl,
    number: translator.number,
    timeIn: timeIn(translator),
    actions: actions(translator),
    admin: admin(translator),
    answers: answers(translator),
    app: app(translator),
    approvals: approvals(translator),
    audit: audit(translator),
    caller: caller(translator),
    card: card(translator),
    choice: choice(translator),
    commands: commands(translator),
    compare: compare(translator),
    device: device(translator),
    diagnosis: diagnosis(translator),
    freeText: freeText(translator),
    help: help(translator),
    keyAsk: keyAsk(translator),
    keys: keys(translator),
    keySearch: keySearch(translator),
    person: person(translator),
    policy: policy(translator),
    problem: problem(translator),
    receipt: receipt(translator),
    refusal: refusal(translator),
    report: report(translator),
    role: role(translator),
    roleChange: roleChange(translator),
    roleForm: roleForm(translator),
    roles: roles(translator),
    shared: shared(translator),
    summary: summary(translator),
    tabs: tabs(translator),
    ticket: ticket(translator),
    /** In UTC. `wordsFor` puts the reader's own time zone here. */
    time: timeIn(translator)(undefined),
  };
}

export type Words = ReturnType<typeof wordsOf>;

/** In which everything is written. */
export const en: Words = wordsOf(translatorFor('en', {}));
