import { capital } from '../../locales/capital.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Account } from '../../helpdesk/contracts/model.ts';
import type { Part } from '../../helpdesk/contracts/problem.ts';
import type { PersonFile } from '../../helpdesk/people/person-file.ts';
import { buttonRow } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import type { Fact, FactRow } from '../shared/fact.ts';
import { fact, factRows } from '../shared/fact.ts';
import type { Note } from '../shared/note.ts';
import { personTitle } from '../shared/person-words.ts';
import { problemNote, problemWords, reasonWords, unreadPart } from '../shared/problem-note.ts';
import { relative } from '../shared/time.ts';
import { dotted, named, nonEmpty } from '../shared/values.ts';

/** The account in a line: what a help desk asks first. Name and sign-in stand in the card's header. */
export function accountSection(context: Context, file: PersonFile): View {
  const { account } = file;
  const { words } = context;
  const { labels } = words.person;
  const apart = factsApart(context, file);
  if (!account.ok)
    return { notes: [unreadPart(context, account.problem)], line: lineOf(context, apart), buttonRow: [] };
  const { usageLocation, lastPasswordChangeDateTime, mail, userPrincipalName, officeLocation } =
    account.value;
  const facts = [
    ...apart,
    [labels.location, usageLocation ? words.person.country(usageLocation) : words.person.locationMissing],
    [labels.office, nonEmpty(officeLocation)],
    [labels.password, relative(context, lastPasswordChangeDateTime)],
    // told only where it isn't the name that stands above
    [labels.mail, mail?.toLowerCase() === userPrincipalName.toLowerCase() ? undefined : nonEmpty(mail)],
  ] as const;
  return {
    notes: [],
    line: lineOf(context, facts),
    buttonRow: buttonRow([
      { title: words.card.allDetails, verb: 'user.account', data: { user: account.value.id } },
    ]),
  };
}

type LabeledFact = readonly [label: string, value: string | undefined];

function lineOf({ words }: Context, facts: readonly LabeledFact[]) {
  const told = facts.flatMap(([label, value]) =>
    value === undefined ? [] : [words.card.labeled(label, value)],
  );
  return [{ text: dotted(told) }];
}

/** What doesn't come with the account. One that failed for the account's reason isn't told again. */
function factsApart(context: Context, file: PersonFile): LabeledFact[] {
  const { labels } = context.words.person;
  const { account } = file;
  const why = account.ok ? undefined : account.problem.kind;
  const isTold = (read: Part<unknown>) => read.ok || read.problem.kind !== why;
  return [
    [labels.license, isTold(file.license) ? license(context, file, reasonWords) : undefined],
    [labels.manager, isTold(file.manager) ? manager(context, file, reasonWords) : undefined],
  ];
}

export function accountDetails(context: Context, file: PersonFile): { notes: Note[]; facts: FactRow[] } {
  const { account } = file;
  if (!account.ok)
    return {
      notes: [problemNote(context, account.problem)],
      facts: factRows(readApart(context, file)),
    };
  return { notes: [], facts: factRows(accountFacts(context, account.value, file)) };
}

function accountFacts(context: Context, account: Account, file: PersonFile): Fact[] {
  const {
    person,
    person: { labels },
  } = context.words;
  return [
    ...fact(labels.name, account.displayName),
    ...fact(labels.signIn, signIn(context, account)),
    ...fact(labels.upn, account.userPrincipalName),
    ...fact(labels.mail, nonEmpty(account.mail) ?? person.noMail),
    ...fact(labels.job, account.jobTitle),
    ...fact(labels.department, account.department),
    ...fact(labels.office, account.officeLocation),
    ...readApart(context, file),
    ...fact(
      labels.location,
      account.usageLocation ? person.country(account.usageLocation) : person.locationMissing,
    ),
    ...fact(labels.created, ago(context, account.createdDateTime)),
    ...fact(labels.password, ago(context, account.lastPasswordChangeDateTime) ?? person.notReported),
    ...fact(labels.synced, source(context, account)),
    ...fact(
      labels.type,
      account.userType === 'Member' ? undefined : named(context, person.userType, account.userType),
    ),
  ];
}

function ago(context: Context, iso: string | undefined): string | undefined {
  const when = relative(context, iso);
  return when === undefined ? undefined : capital(when);
}

/** What doesn't come with the account. */
function readApart(context: Context, file: PersonFile): Fact[] {
  const { labels } = context.words.person;
  return [...fact(labels.manager, manager(context, file)), ...fact(labels.license, license(context, file))];
}

function signIn({ words }: Context, account: Account): string {
  if (account.accountEnabled === undefined) return words.person.notReported;
  return account.accountEnabled ? words.person.signInEnabled : words.person.signInBlocked;
}

function manager(context: Context, { manager: read }: PersonFile, reason = problemWords): string {
  if (!read.ok) return reason(context, read.problem);
  return read.value ? personTitle(read.value) : context.words.person.noManager;
}

function license(context: Context, { license: read }: PersonFile, reason = problemWords): string {
  const { person } = context.words;
  if (!read.ok) return reason(context, read.problem);
  const state = person.license[read.value.state];
  return read.value.plan && read.value.state !== 'none'
    ? person.licenseWithPlan(state, read.value.plan)
    : state;
}

function source(context: Context, account: Account): string {
  const { person } = context.words;
  if (!account.onPremisesSyncEnabled) return person.cloudOnly;
  const when = relative(context, account.onPremisesLastSyncDateTime);
  return when ? person.syncedWhen(when) : person.synced;
}
