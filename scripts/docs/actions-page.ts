import { catalogue } from '../../bot/helpdesk/actions/catalogue.ts';
import type { FormField } from '../../bot/helpdesk/actions/field.ts';
import type { RemoteAction } from '../../bot/helpdesk/actions/catalogue.ts';
import type { GraphCall } from '../../bot/helpdesk/actions/define.ts';
import type { Where } from '../../bot/helpdesk/actions/where.ts';
import { isChecked } from '../../bot/helpdesk/actions/where.ts';
import type { ActionWords } from '../../bot/locales/action-words.ts';
import { en } from '../../bot/locales/en.ts';
import { NOT_HERE } from './not-here.ts';

const PLATFORMS: Readonly<Record<string, string>> = {
  windows: 'Windows',
  ios: 'iOS/iPadOS',
  visionos: 'visionOS',
  tvos: 'tvOS',
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
  fileVaultKey: 'the FileVault key',
};

/** docs/actions.md. */
export function actionsPage(): string {
  const { danger: dangers } = en.actions;
  return `# Remote actions

\`npm run docs\` makes this page from the catalogue, and a test fails if they differ. Names and order are the portal's. [Adding things](adding.md) says
how to add an action.

${table(
  ['action', 'Graph call', 'permission', 'danger', 'how the end is known'],
  catalogue.map((action: RemoteAction) => [
    titles(action),
    call(action),
    permission(action),
    danger(action),
    end(action),
  ]),
)}

Each call is a \`POST /deviceManagement/managedDevices/{id}/NAME\`, and \`delete\` a \`DELETE /deviceManagement/managedDevices/{id}\`. Permissions start with
\`Microsoft.Intune_RemoteTasks_\`, and \`ManagedDevices_Delete\` with \`Microsoft.Intune_\`.

- ${dangers.harmless.word}: ${lower(dangers.harmless.about)}
- ${dangers.disruptive.word}: ${lower(dangers.disruptive.about)}
- ${dangers.destructive.word}: ${lower(dangers.destructive.about)} The confirm card asks for the device's name, or its serial number if another device in Intune may have the same name, and a reason.

The newest entry of \`deviceActionResults\` with Graph's name that started after the call shows the end. Wipe, retire and delete may never appear there. In
that case the device's \`managementState\` shows it, and in the end the device is gone from Intune (404).

## Where each works

The bot checks what the device's record shows before it offers the action, and again at the press. What is in italics isn't in the record, so the
confirm card says it. A device that is leaving Intune, or that Intune doesn't manage, takes no action.

${table(
  ['action', 'platforms and requirements'],
  catalogue.map((action) => [title(action), action.works.map(where).join('<br>')]),
)}

## Not here

These actions of the Intune admin center are to be had there alone, on the device's page at <https://intune.microsoft.com>, under Devices, All devices.

${table(
  ['action', 'why'],
  NOT_HERE.map(({ title: name, reason }) => [name, reason]),
)}

## Forms

${table(
  ['action', 'field', 'input', 'default', 'hint'],
  catalogue.flatMap((action) => (action.form ?? []).map((field) => fieldRow(action, field))),
)}
`;
}

const title = ({ id }: RemoteAction) => en.actions.title(id, []);

/** The title, and what other platforms call it. */
function titles(action: RemoteAction): string {
  const { on = {} }: ActionWords = en.actions.known[action.id];
  const others = new Map<string, string[]>();
  for (const [platform, name] of Object.entries(on))
    if (name.title !== undefined)
      others.set(name.title, [...(others.get(name.title) ?? []), platformName(platform)]);
  return [title(action), ...[...others].map(([own, where]) => `${own} (${where.join(', ')})`)].join('<br>');
}

function call({ name, version, on = {} }: RemoteAction): string {
  const others = Object.entries(on).map(([platform, own]) => `${named(own)}, ${platformName(platform)}`);
  return [named({ name, version }), ...others].join('<br>');
}

const named = ({ name, version }: GraphCall) => `\`${name}\`${version === 'beta' ? ' (beta)' : ''}`;

const permission = (action: RemoteAction) =>
  `\`${action.permission.replace(/^Microsoft\.Intune_(RemoteTasks_)?/, '')}\``;

function danger({ danger: how, cancels }: RemoteAction): string {
  const word = lower(en.actions.danger[how].word);
  return cancels ? `${word}; cancels what waits` : word;
}

function end({ ends, secret }: RemoteAction): string {
  const known = ends === 'result' ? 'the device’s result' : 'management state, then the device is gone';
  return secret ? `${known}; brings back ${SECRETS[secret]}, shown once` : known;
}

function where({ platform, from, needs = [] }: Where): string {
  const told = needs.map((need) =>
    isChecked(need) ? en.actions.conditions[need] : `_${en.actions.conditions[need]}_`,
  );
  const system = from === undefined ? platformName(platform) : `${platformName(platform)} ${from} or newer`;
  return told.length > 0 ? `${system}: ${told.join(', ')}` : system;
}

function fieldRow(action: RemoteAction, field: FormField): string[] {
  const { fields }: ActionWords = en.actions.known[action.id];
  const words = fields?.[field.id];
  const on = field.on ? ` (${field.on.map(platformName).join(', ')})` : '';
  return [
    title(action),
    `${words?.label ?? field.id}${on}`,
    takes(field),
    defaultOf(field),
    words?.hint ?? '',
  ];
}

function takes(field: FormField): string {
  switch (field.kind) {
    case 'text':
      return `text, at most ${field.maxLength} characters`;
    case 'number':
      return `a whole number, ${field.min} to ${field.max}`;
    case 'choice':
      return field.choices.join(', ');
    case 'toggle':
      return 'on or off';
    case 'pick':
      return 'one of the tenant’s own, read when the form is shown and again at the press';
    case 'picks':
      return 'several of what the device has, read when the form is shown and again at the press';
    case 'rest':
      return 'nothing: it is what isn’t picked, and is sent along';
  }
}

function defaultOf(field: FormField): string {
  if (!('default' in field)) return field.required ? 'required' : 'empty';
  if (field.kind === 'toggle') return field.default ? 'on' : 'off';
  return String(field.default);
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
