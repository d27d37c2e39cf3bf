import { actionNamed } from '../../helpdesk/actions/catalogue.ts';
import { platformOf } from '../../helpdesk/actions/platform.ts';
import { filledFacts } from '../shared/action-values.ts';
import type { Context } from '../shared/context.ts';
import { shortened } from '../shared/text.ts';

/** What happens and what stays on a device, with what was chosen for it. */
export function effectLines(
  context: Context,
  id: string,
  device: Parameters<typeof platformOf>[0] | undefined,
  filled: Parameters<typeof filledFacts>[2],
): string[] {
  const { actions, card } = context.words;
  const action = actionNamed(id);
  if (!action || !device) return [];
  const { happens, untouched } = actions.known[action.id].effects(platformOf(device), filled.values);
  return [
    ...(happens === '' ? [] : [happens]),
    ...(untouched === '' ? [] : [card.labeled(actions.confirmLabels.untouched, untouched)]),
    ...filledFacts(context, action, filled).map(({ label, value }) => card.labeled(label, shortened(value))),
  ];
}
