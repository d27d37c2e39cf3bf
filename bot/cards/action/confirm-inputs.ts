import { asksFor } from '../../helpdesk/access/confirmed-in-writing.ts';
import type { Typed, TypedField } from '../../helpdesk/access/confirmed-in-writing.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { DeviceDetails, SameName } from '../../helpdesk/contracts/model.ts';
import type { Confirmation } from '../../helpdesk/contracts/store.ts';
import type { Context } from '../shared/context.ts';
import { note } from '../shared/note.ts';
import { nonEmpty } from '../shared/values.ts';

/** What was typed with the last press, and which fields of it are missing or wrong, if any. */
export interface Slip {
  fields: readonly TypedField[];
  typed: Typed;
  /** Whether other devices bear the device's name by now. */
  sameName?: SameName | undefined;
}

/** What has to be typed for an action that can't be undone, with what was typed and its faults. */
export function writing(
  context: Context,
  device: DeviceDetails | undefined,
  { sameName: asked = 'none' }: Pick<Confirmation, 'sameName'>,
  slip: Slip | undefined,
): View[] {
  if (!device) return [];
  const said = context.words.card.remote.confirm;
  const sameName = slip?.sameName ?? asked;
  const first = asksFor(device, sameName);
  return [
    {
      notes: [{ ...note('bad', said.cannotBeUndone), more: ` ${said.type[first]}` }],
      others: sameName === 'none' ? [] : [note('warning', said.sameName[sameName])],
      inputs: [
        input(context, first, { placeholder: placeholder(context, device, first), slip }),
        input(context, 'reason', { placeholder: said.inputs.reason.placeholder, slip }),
      ],
    },
  ];
}

/** A field without what tells it from others asks for what comes next: serial number, then Intune's id. */
function placeholder(
  { words }: Context,
  { deviceName, serialNumber }: DeviceDetails,
  first: 'deviceName' | 'serialNumber',
): string {
  const { inputs } = words.card.remote.confirm;
  const { placeholder: usual, missing } = inputs[first];
  return nonEmpty(first === 'deviceName' ? deviceName : serialNumber) === undefined ? missing : usual;
}

function input(
  { words }: Context,
  id: Exclude<TypedField, 'ticket'>,
  { placeholder: shown, slip }: { placeholder: string; slip: Slip | undefined },
): View {
  const said = words.card.remote.confirm;
  const { label, error } = said.inputs[id];
  return {
    id,
    label,
    error,
    placeholder: shown,
    value: slip?.typed[id] ?? '',
    faults: slip?.fields.includes(id) ? [note('bad', said.faults[id])] : [],
  };
}
