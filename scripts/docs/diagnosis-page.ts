import { rules, type AnyRule } from '../../bot/helpdesk/diagnosis/table.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../../bot/helpdesk/diagnosis/thresholds.ts';
import { wordsFor } from '../../bot/locales/index.ts';
import type { Cause } from '../../sandbox/contoso/cases/case.ts';
import { cases } from '../../sandbox/contoso/cases/index.ts';

const { actions, diagnosis } = wordsFor('en');

/** Who can help if the operator can’t. */
const HELPERS: Readonly<Record<string, string>> = {
  identity: 'identity team',
  licensing: 'whoever assigns licenses',
  intune: 'Intune administrator',
  security: 'security team',
  network: 'network team',
};

const SEVERITY = { blocks: 'blocks work', warns: 'a warning', notes: 'good to know' } as const;

const MEANING: Readonly<Record<keyof Thresholds, string>> = {
  checkInDays: 'days without a check-in. The tenant’s compliance settings override it',
  duplicateDays:
    'days between two records of one serial number, after which the older record counts as a leftover',
  passwordDays: 'days since the password was changed, unless it never expires',
  evaluationHours: 'hours after enrollment during which compliance may still be unknown',
  pendingHours: 'hours that a remote action may wait for the device',
  certificateDays: 'days before the management certificate expires, from when on it is a warning',
  storagePercent: 'percent of the storage that should be free',
  directorySyncHours: 'hours since the last sync of an account from on-premises',
  failureDays: 'days during which a failed enrollment counts',
};

/** docs/diagnosis.md. */
export function diagnosisPage(): string {
  return `# What the verdict looks for

For operators and admins: every cause that the bot knows. User and device cards start with a verdict: what is wrong, what shows it, and what fixes it.

- **The most urgent cause comes first.** A cause hides its symptoms: if the account is blocked, the verdict doesn't mention that its devices aren't
  compliant.
- **In a device's grace period**, what a policy asks for is only a warning: access still works, and the verdict says until when.
- **"Nothing wrong found"** means that every part could be read and no rule applies.
- **A part that could not be read** is named, with the reason.
- **"Not for your role"** means that your role lacks the Intune permission for that part. The tab for it needs the same permission.
- **An empty field** in Graph never counts as a fault. An account that doesn't say whether it is enabled counts as not read.

The verdict comes from ${rules.length} rules. They use only what was read for the card, and ask Graph for nothing else.

## The rules, most urgent first

| cause | about | parts that have to be read | weight | button | who else can help |
| --- | --- | --- | --- | --- | --- |
${rules.map(row).join('\n')}

The first verdict on a user card may change once, a moment later: which setting of a policy fails, and which action waits, takes a second round of
reads, for at most twenty devices.

## People to try it on

In the demo, say \`select user trudy\` as Omar Operator. The people of the department Practice each have something wrong, or seem to:

| person | their situation | verdict |
| --- | --- | --- |
${cases.map(person).join('\n')}

## The numbers

To change these numbers, set \`Thresholds\` in the environment: \`Thresholds=checkInDays=60,passwordDays=90\`.

| name | default | what it means |
| --- | --- | --- |
${thresholds()}

## Where this comes from

The rules follow Microsoft Learn: "Monitor results of your Intune compliance policies", "Common error codes and messages in Microsoft Intune", "Troubleshoot device
enrollment in Microsoft Intune"; and the Microsoft Graph reference: managedDevice, enrollmentTroubleshootingEvent, licenseAssignmentState.

This page is generated: \`npm run docs\` writes it from \`bot/helpdesk/diagnosis\` and \`sandbox/contoso/cases\`. A test compares each person's card with
this table.
`;
}

function row({ id, about, reads, readsOfDevice, severity, waitsInGrace, next }: AnyRule): string {
  const parts = [...reads, ...readsOfDevice].map((part) => diagnosis.parts[part]).join(', ');
  const button = next.action === undefined ? '' : actions.title(next.action, []);
  const helper = HELPERS[next.escalate ?? ''] ?? '';
  const weight = waitsInGrace === true ? `${SEVERITY[severity]}, after any grace period` : SEVERITY[severity];
  const cells = [diagnosis.rules[id].cause, about, parts, weight, button, helper];
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
