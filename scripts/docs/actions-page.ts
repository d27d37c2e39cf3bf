import { catalogue } from '../../bot/helpdesk/actions/catalogue.ts';
import type { FormField } from '../../bot/helpdesk/actions/field.ts';
import type { RemoteAction } from '../../bot/helpdesk/actions/catalogue.ts';
import type { Where } from '../../bot/helpdesk/actions/where.ts';
import { isChecked } from '../../bot/helpdesk/actions/where.ts';
import type { ActionWords } from '../../bot/locales/action-words.ts';
import { en } from '../../bot/locales/en.ts';

const PLATFORMS: Readonly<Record<string, string>> = {
  windows: 'Windows',
  ios: 'iOS/iPadOS',
  macos: 'macOS',
  android: 'Android',
  aosp: 'Android (AOSP)',
  chromeos: 'ChromeOS',
  linux: 'Linux',
} satisfies Record<Where['platform'], string>;

const platformName = (platform: string) => PLATFORMS[platform] ?? platform;

const SECRETS: Readonly<Record<NonNullable<RemoteAction['secret']>, string>> = {
  unlockPin: 'the unlock PIN of a Mac',
  passcode: 'the new passcode',
  location: 'where it is',
  recoveryKey: 'the recovery key',
  localAdminPassword: 'the local admin password',
};

/** docs/actions.md. */
export function actionsPage(): string {
  const told = en.actions.danger;
  return `# Remote actions

Made from the catalogue by \`npm run docs\`; a test fails where the two differ. Names and order are the portal's. Adding one is a row in
\`bot/helpdesk/actions/\`, its words in \`bot/locales/\` and the sandbox's row.

${table(
  ['action', 'Graph call', 'permission', 'danger', 'how its end is known'],
  catalogue.map((action) => [title(action), call(action), permission(action), danger(action), end(action)]),
)}

Each call is a \`POST /deviceManagement/managedDevices/{id}/NAME\`. Permissions begin with \`Microsoft.Intune_RemoteTasks_\`.

- ${told.harmless.word}: ${lower(told.harmless.about)}
- ${told.disruptive.word}: ${lower(told.disruptive.about)}
- ${told.destructive.word}: ${lower(told.destructive.about)} The confirm card asks for the device's name typed, and a reason or ticket number.

An end is known by the newest of \`deviceActionResults\` under Graph's name that began after the call. Wipe and retire may never appear there: then
the device's \`managementState\` tells, and in the end the device is gone from Intune (404).

## Where each works

What the device's record tells is checked before the action is offered, and again at the press. What is in italics no record tells: it is
said where the action is confirmed. A device that Intune is letting go, or that something else than Intune manages, takes none.

${table(
  ['action', 'platforms and conditions'],
  catalogue.map((action) => [title(action), action.works.map(where).join('<br>')]),
)}

## What is asked

${table(
  ['action', 'field', 'what it takes', 'left alone', 'what is said beside it'],
  catalogue.flatMap((action) => (action.form ?? []).map((field) => fieldRow(action, field))),
)}
`;
}

const title = ({ id }: RemoteAction) => en.actions.title(id);

const call = ({ name, version }: RemoteAction) => `\`${name}\`${version === 'beta' ? ' (beta)' : ''}`;

const permission = (action: RemoteAction) =>
  `\`${action.permission.slice('Microsoft.Intune_RemoteTasks_'.length)}\``;

function danger({ danger: how, cancels }: RemoteAction): string {
  const word = lower(en.actions.danger[how].word);
  return cancels ? `${word}; cancels what waits` : word;
}

function end({ ends, secret }: RemoteAction): string {
  const known = ends === 'result' ? 'the device’s result' : 'management state, then gone';
  return secret ? `${known}; brings back ${SECRETS[secret]}, shown once` : known;
}

function where({ platform, needs = [] }: Where): string {
  const told = needs.map((need) =>
    isChecked(need) ? en.actions.conditions[need] : `_${en.actions.conditions[need]}_`,
  );
  return told.length > 0 ? `${platformName(platform)}: ${told.join(', ')}` : platformName(platform);
}

function fieldRow(action: RemoteAction, field: FormField): string[] {
  const { fields }: ActionWords = en.actions.known[action.id];
  const words = fields?.[field.id];
  const on = field.on ? ` (${field.on.map(platformName).join(', ')})` : '';
  return [
    title(action),
    `${words?.label ?? field.id}${on}`,
    takes(field),
    leftAlone(field),
    words?.hint ?? '',
  ];
}

function takes(field: FormField): string {
  switch (field.kind) {
    case 'text':
      return `text, at most ${field.maxLength} characters${less(field)}`;
    case 'number':
      return `a whole number, ${field.min} to ${field.max}`;
    case 'choice':
      return field.choices.join(', ');
    case 'toggle':
      return 'on or off';
  }
}

function less({ maxLengthOn = {} }: FormField & { kind: 'text' }): string {
  const limits = Object.entries(maxLengthOn).map(([on, most]) => `${most} on ${platformName(on)}`);
  return limits.length > 0 ? ` (${limits.join(', ')})` : '';
}

function leftAlone(field: FormField): string {
  if (field.kind === 'text') return field.required ? 'has to be filled in' : 'nothing';
  if (field.kind === 'toggle') return field.default ? 'on' : 'off';
  return String(field.default);
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
