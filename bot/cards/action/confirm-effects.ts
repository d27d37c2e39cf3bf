import { untold } from '../../helpdesk/actions/where.ts';
import type { RemoteAction } from '../../helpdesk/actions/catalogue.ts';
import type { Platform } from '../../helpdesk/actions/platform.ts';
import { platformOf } from '../../helpdesk/actions/platform.ts';
import type { FormValues } from '../../helpdesk/contracts/form-values.ts';
import type { DeviceDetails } from '../../helpdesk/contracts/model.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Context } from '../shared/context.ts';

/** What happens, what they notice, what doesn't change and what is required: once if it is the same on all platforms, otherwise for each. */
export function confirmEffects(
  context: Context,
  action: RemoteAction,
  devices: readonly DeviceDetails[],
  chosen: FormValues,
): View[] {
  const labels = context.words.actions.confirmLabels;
  const said = context.words.actions.known[action.id];
  const platforms = [...new Set(devices.map(platformOf))];
  const of = (label: string, text: (platform: Platform) => string) =>
    byPlatform(context, label, platforms, text);
  return [
    ...of(labels.happens, (platform) => said.effects(platform, chosen).happens),
    ...of(labels.notice, (platform) => said.effects(platform, chosen).notice),
    ...of(labels.untouched, (platform) => said.effects(platform, chosen).untouched),
    ...of(labels.conditions, (platform) =>
      conditions(
        context,
        action,
        devices.filter((device) => platformOf(device) === platform),
      ),
    ),
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

/** What only the operator can know. The record shows that an iPad may be shared, but not that it is. */
function conditions({ words }: Context, action: RemoteAction, devices: readonly DeviceDetails[]): string {
  const [first] = devices;
  const where = action.works.find(({ platform }) => first && platform === platformOf(first));
  const unknown = new Set(devices.flatMap((device) => untold(action.works, device)));
  const told = (where?.needs ?? []).filter((need) => unknown.has(need) || need === 'shared');
  return words.card.remote.conditions(told.map((need) => words.actions.conditions[need]));
}
