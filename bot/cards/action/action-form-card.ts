import type { RemoteAction } from '../../helpdesk/actions/catalogue.ts';
import { fieldsFor } from '../../helpdesk/actions/field.ts';
import type { FormFault, Picks } from '../../helpdesk/actions/form.ts';
import type { Listed } from '../../helpdesk/devices/picks.ts';
import type { DeviceDetails } from '../../helpdesk/contracts/model.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { deviceName, primaryUser, platformName } from '../shared/device-words.ts';
import { formField } from './form-fields.ts';
import { note } from '../shared/note.ts';
import { dotted, nonEmpty } from '../shared/values.ts';

interface ActionFormView {
  action: RemoteAction;
  device: DeviceDetails;
  faults: readonly FormFault[];
  /** The last input of each field, by its id. */
  typed: Readonly<Record<string, string>>;
  /** What can be picked, by the field's id. */
  picks?: Picks;
  /** All that there is, and what is missing among it. */
  lists?: Listed;
}

/** An action's form, with the last input and its faults beside each field. */
export function actionFormCard(context: Context, view: ActionFormView): CardAnswer {
  const { words } = context;
  const { action, device, faults, typed, picks = {}, lists = {} } = view;
  const title = words.actions.title(action.id, [device]);
  const name = deviceName(context, device.deviceName);
  const serial = nonEmpty(device.serialNumber);
  return answer(context, 'action-form', words.summary.actionForm(title, name), {
    heading: title,
    name,
    line: dotted([
      primaryUser(context, device),
      platformName(context, device),
      serial && words.card.serial(serial),
    ]),
    about: words.actions.form.about,
    notes: faults.length > 0 ? [note('bad', words.actions.form.marked)] : [],
    fields: fieldsFor(action.form, device)
      .filter((field) => field.kind !== 'rest')
      .map((field) => formField(context, field, { action: action.id, faults, typed, picks, lists })),
    next: words.card.remote.next,
    data: { action: action.id, device: device.id },
    cancel: buttons([{ title: words.actions.cancel, verb: 'device.show', data: { device: device.id } }]),
  });
}
