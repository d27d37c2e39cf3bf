import { rules, type AnyRule } from '../../bot/helpdesk/diagnosis/table.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../../bot/helpdesk/diagnosis/thresholds.ts';
import { wordsFor } from '../../bot/locales/index.ts';
import type { Cause } from '../../sandbox/contoso/cases/case.ts';
import { cases } from '../../sandbox/contoso/cases/index.ts';

const { actions, diagnosis } = wordsFor('en');

const SEVERITY = { blocks: 'blocks work', warns: 'a warning', notes: 'good to know' } as const;

const MEANING: Readonly<Record<keyof Thresholds, string>> = {
  checkInDays: 'days without a check-in; the tenant’s compliance settings go before it',
  duplicateDays: 'days between two records of one serial number, from which the older is a leftover',
  passwordDays: 'days since the password was changed, unless it never expires',
  evaluationHours: 'hours after enrollment in which compliance may still be unknown',
  pendingHours: 'hours that a remote action may wait',
  certificateDays: 'days before the management certificate expires',
  storagePercent: 'percent of the storage that has to be free',
  directorySyncHours: 'hours since an account from on-premises was synced',
  failureDays: 'days that a failed enrollment counts',
};

/** docs/diagnosis.md. */
export function diagnosisPage(): string {
  return `# What the verdict looks for

\`npm run docs\` writes this page from the rules in \`bot/helpdesk/diagnosis\`. A test fails if the two differ.

User and device cards start with a verdict: what is wrong, what shows it, and what mends it. It comes from ${rules.length} rules over what
was read for the card. The rules ask Graph for nothing. What blocks the person first is told first, and a cause hides its symptoms: an
account that is blocked hides that its devices aren't compliant.

"Nothing wrong found" is said only if every part could be read and nothing is worth knowing. A part that could not be read is named, with the
reason. What a tab takes a permission of Intune for takes the same permission here: without it, that part is "not for your role", and nothing
of it is named. A field that Graph leaves empty is never taken as a fault. An account that doesn't say whether it is enabled counts as not read.

## The rules, most urgent first

| cause | about | what is read | weight | button | who else |
| --- | --- | --- | --- | --- | --- |
${rules.map(row).join('\n')}

The user card's first verdict comes from lists and records. Which setting of a policy fails, and which action waits, takes one more round for
at most twenty devices: the card changes when it is there.

## People to try it on

In the demo, these people of the department Practice have something wrong, or only look so: \`select user trudy\` as Omar Operator. The table is
\`sandbox/contoso/cases\`, and a test holds each person's card against it.

| person | what there is to find | verdict |
| --- | --- | --- |
${cases.map(person).join('\n')}

## The numbers

\`Thresholds\` in the environment changes them: \`Thresholds=checkInDays=60,passwordDays=90\`.

| name | default | what it means |
| --- | --- | --- |
${thresholds()}

## Where this comes from

Microsoft Learn: "Monitor results of your Intune compliance policies", "Common error codes and messages in Microsoft Intune", "Troubleshoot device
enrollment in Microsoft Intune"; Microsoft Graph reference: managedDevice, enrollmentTroubleshootingEvent, licenseAssignmentState.
`;
}

function row({ id, about, reads, readsOfDevice, severity, next }: AnyRule): string {
  const parts = [...reads, ...readsOfDevice].map((part) => diagnosis.parts[part]).join(', ');
  const button = next.action === undefined ? '' : actions.title(next.action, []);
  const cells = [diagnosis.rules[id].cause, about, parts, SEVERITY[severity], button, next.escalate ?? ''];
  return `| ${cells.join(' | ')} |`;
}

function person({ name, says, causes, unread = [] }: (typeof cases)[number]): string {
  const found = causes.map(causeOf);
  const parts = unread.map((part) => diagnosis.parts[part as keyof typeof diagnosis.parts]).join(', ');
  const missing = parts === '' ? [] : [`not read: ${parts}`];
  const verdict = [...(found.length + missing.length > 0 ? found : [diagnosis.nothingWrong]), ...missing];
  return `| ${name} | ${says} | ${verdict.join('<br>')} |`;
}

function causeOf(one: Cause): string {
  const [id, device] = typeof one === 'string' ? [one, undefined] : one;
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) throw new Error(`sandbox/contoso/cases has a cause that no rule finds: ${id}`);
  return diagnosis.also(diagnosis.rules[rule.id].cause, device);
}

function thresholds(): string {
  return (Object.keys(DEFAULT_THRESHOLDS) as (keyof Thresholds)[])
    .map((name) => `| \`${name}\` | ${DEFAULT_THRESHOLDS[name].toString()} | ${MEANING[name]} |`)
    .join('\n');
}
