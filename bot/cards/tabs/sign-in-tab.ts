import type { TabPart } from '../../helpdesk/access/tab-rights.ts';
import type { SignIn, SignInMethod } from '../../helpdesk/contracts/graph/tab-records.ts';
import { findCode } from '../../helpdesk/diagnosis/codes/find-code.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { relative } from '../shared/time.ts';
import { dotted, entryOf } from '../shared/values.ts';
import { gap } from './gap.ts';
import type { TabRow, TabView } from './tab-card.ts';

interface SignInRead {
  signIns: TabPart<SignIn[]>;
  methods: TabPart<SignInMethod[]>;
}

/** A person's newest sign-ins with why they failed, and how they can sign in. */
export function signInTab(context: Context, { signIns, methods }: SignInRead): TabView {
  const { words } = context;
  const said = words.tabs.signIn;
  const rows: TabRow[] = [];
  const gaps: Note[] = [];
  if (methods.ok && lacksSecond(methods.value)) rows.push(noSecondRow(context));
  if (signIns.ok) rows.push(...signInRows(context, signIns.value));
  else gaps.push(gap(context, said.parts.signIns, signIns));
  if (methods.ok) rows.push(...methods.value.map((one) => methodRow(context, one)));
  else gaps.push(gap(context, said.parts.methods, methods));
  const shown = signIns.ok ? signIns.value.length : 0;
  return { rows, notes: shown > 0 ? [note('info', said.newest(shown, words.number(shown)))] : [], gaps };
}

/** Entra asks for something more and hasn't refused anything yet (the portal's status “Interrupted”). */
const INTERRUPTS = new Set([
  50055, 50058, 50072, 50074, 50076, 50079, 50097, 50125, 50127, 50129, 50140, 50143, 50144, 50158, 65001,
]);

/** Newest first. What failed counts as long as nobody has signed in to the same app since. */
function signInRows(context: Context, signIns: readonly SignIn[]): TabRow[] {
  const signedInSince = new Set<string>();
  return signIns.map((one) => {
    const app = one.app ?? '';
    const row = signInRow(context, one, signedInSince.has(app));
    if (one.errorCode === 0) signedInSince.add(app);
    return row;
  });
}

function signInRow(context: Context, one: SignIn, over: boolean): TabRow {
  const { words } = context;
  const said = words.tabs.signIn;
  const when = relative(context, one.at) ?? words.diagnosis.sometime;
  const title = one.app ?? said.unnamedApp;
  const where = dotted([
    one.device,
    one.system,
    one.browser ?? one.client,
    one.deviceCompliant === false ? said.nonCompliant : undefined,
  ]);
  const access = [
    dotted([
      one.conditionalAccess &&
        (entryOf(said.conditionalAccess, one.conditionalAccess) ?? one.conditionalAccess),
      one.blockedBy.length > 0 ? said.blockedBy(one.blockedBy.join(', ')) : undefined,
    ]),
  ];
  const lines = (...first: string[]) => [...first, where, ...access].filter((line) => line !== '');
  if (one.errorCode === 0)
    return { title, state: note('good', said.success(when)), lines: lines(), wrong: false };
  const asked = INTERRUPTS.has(one.errorCode);
  const word = asked ? said.interrupted(when) : said.failure(when);
  return {
    title,
    state: note(over ? 'open' : asked ? 'warning' : 'bad', word),
    lines: lines(...(over ? [said.over] : []), ...reasonLines(context, one)),
    wrong: !over,
    codes: [codeOf(one)],
  };
}

const codeOf = ({ errorCode }: SignIn) => `AADSTS${errorCode}`;

/** In our words if we have any, else in Entra's. */
function reasonLines({ words }: Context, one: SignIn): string[] {
  const { codes } = words.diagnosis;
  const found = findCode(codeOf(one));
  if (found.kind === 'code') {
    const { means, next } = codes.known[found.code];
    return [means, codes.next(next)];
  }
  return one.reason === undefined ? [] : [words.tabs.signIn.reason(one.reason)];
}

/** These answer no request for multifactor authentication. */
const FIRST_ONLY = new Set(['passwordAuthenticationMethod', 'emailAuthenticationMethod']);

const lacksSecond = (methods: readonly SignInMethod[]) => methods.every(({ kind }) => FIRST_ONLY.has(kind));

function noSecondRow({ words }: Context): TabRow {
  const said = words.tabs.signIn;
  return {
    title: said.noSecond,
    state: note('bad', said.noSecondMeans),
    lines: [words.diagnosis.next(said.noSecondNext)],
    wrong: true,
  };
}

function methodRow(context: Context, { kind, name, phoneType, createdDateTime }: SignInMethod): TabRow {
  const said = context.words.tabs.signIn;
  const when = relative(context, createdDateTime);
  const type = phoneType && (entryOf(said.phoneTypes, phoneType) ?? phoneType);
  return {
    title: dotted([entryOf(said.methods, kind) ?? kind, type, name]),
    state: note('info', when === undefined ? said.registered : said.registeredWhen(when)),
    lines: [],
    wrong: false,
  };
}
