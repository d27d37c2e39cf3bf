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

For operators, admins and reviewers: every remote action, the Intune permission it needs, and the devices it works on. Names and order are the portal's.

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

- **Graph call**: \`POST /deviceManagement/managedDevices/{id}/NAME\`. \`delete\` is a \`DELETE /deviceManagement/managedDevices/{id}\`.
- **Permission**: the full name starts with \`Microsoft.Intune_RemoteTasks_\`, that of \`ManagedDevices_Delete\` with \`Microsoft.Intune_\`.

What the column _danger_ means:

- ${dangers.harmless.word}: ${lower(dangers.harmless.about)}
- ${dangers.disruptive.word}: ${lower(dangers.disruptive.about)}
- ${dangers.destructive.word}: ${lower(dangers.destructive.about)} The confirm card asks for a reason and the device's name, or for its serial number if another device in Intune may have the same name.

How the bot knows the end: it looks for the newest entry of \`deviceActionResults\` with Graph's name that started after the call. Wipe, retire and delete
may never appear there. Then the device's \`managementState\` shows it, and in the end the device is gone from Intune (404).

## Where each works

The bot checks a device's record before it offers an action, and again at the press. Requirements in _italics_ aren't in the record: the confirm card
tells the operator. A device that is leaving Intune, or that Intune doesn't manage, takes no action.

${table(
  ['action', 'platforms and requirements'],
  catalogue.map((action) => [title(action), action.works.map(where).join('<br>')]),
)}

## Not here

Run these actions in the Intune admin center: open the device's page at <https://intune.microsoft.com>, under Devices, All devices.

${table(
  ['action', 'why'],
  NOT_HERE.map(({ title: name, reason }) => [name, reason]),
)}

## Forms

${table(
  ['action', 'field', 'input', 'default', 'hint'],
  catalogue.flatMap((action) => (action.form ?? []).map((field) => fieldRow(action, field))),
)}

This page is generated: \`npm run docs\` writes it from \`bot/helpdesk/actions\`. [Adding things](adding.md) says how to add an action.
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
  return cancels ? `${word}; cancels other waiting actions` : word;
}

function end({ ends, secret }: RemoteAction): string {
  const known = ends === 'result' ? 'the device’s result' : 'the management state, then the device is gone';
  return secret ? `${known}; returns ${SECRETS[secret]}, shown once` : known;
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
      return 'one of the tenant’s own. The bot reads them when it shows the form, and again at the press';
    case 'picks':
      return 'several of those that the device has. The bot reads them when it shows the form, and again at the press';
    case 'rest':
      return 'nothing: the bot sends along what isn’t picked';
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
