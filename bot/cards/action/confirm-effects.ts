import type { Requirement } from '../../helpdesk/actions/where.ts';
import type { RemoteAction } from '../../helpdesk/actions/catalogue.ts';
import type { Platform } from '../../helpdesk/actions/platform.ts';
import { platformOf } from '../../helpdesk/actions/platform.ts';
import type { DeviceDetails } from '../../helpdesk/contracts/model.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Context } from '../shared/context.ts';

/** What happens, what they notice, what isn't touched and what has to be so: once where it is the same on all platforms, else for each. */
export function confirmEffects(
  context: Context,
  action: RemoteAction,
  devices: readonly DeviceDetails[],
): View[] {
  const labels = context.words.actions.confirmLabels;
  const said = context.words.actions.known[action.id];
  const platforms = [...new Set(devices.map(platformOf))];
  const of = (label: string, text: (platform: Platform) => string) =>
    byPlatform(context, label, platforms, text);
  return [
    ...of(labels.happens, (platform) => said.effects(platform).happens),
    ...of(labels.notice, (platform) => said.effects(platform).notice),
    ...of(labels.untouched, (platform) => said.effects(platform).untouched),
    ...of(labels.conditions, (platform) => conditions(context, action, platform)),
  ];
}

function byPlatform(
  { words }: Context,
  label: string,
  platforms: readonly Platform[],
  textOn: (platform: Platform) => string,
): View[] {
  const texts = [...new Set(platforms.map(textOn))];
  return texts
    .filter((text) => text !== '')
    .map((text) => {
      const own = platforms.filter((platform) => textOn(platform) === text);
      const named = own.map((platform) => words.card.remote.platforms[platform]).join(', ');
      return { label: texts.length > 1 ? words.card.remote.on(label, named) : label, text };
    });
}

/** The record tells of these, and a device without them isn't offered the action. */
const CHECKED: ReadonlySet<Requirement> = new Set([
  ...(['corporate', 'personal', 'supervised', 'encrypted', 'notUserEnrolled'] as const),
]);

/** What nobody but the operator can know. */
function conditions({ words }: Context, action: RemoteAction, platform: Platform): string {
  const where = action.works.find((one) => one.platform === platform);
  const told = (where?.needs ?? []).filter((need) => !CHECKED.has(need));
  return words.card.remote.conditions(told.map((need) => words.actions.conditions[need]));
}
