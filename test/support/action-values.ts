import type { ActionRow } from '../../bot/helpdesk/actions/define.ts';
import type { FormField } from '../../bot/helpdesk/actions/field.ts';
import type { Picks } from '../../bot/helpdesk/actions/form.ts';
import { fieldsFor } from '../../bot/helpdesk/actions/field.ts';
import type { FormValues } from '../../bot/helpdesk/contracts/form-values.ts';
import type { ManagedDevice } from '../../bot/helpdesk/contracts/model.ts';

/** A remediation that the tenants of tests and of the demo have. */
export const REMEDIATION = '5c819700-0000-4000-8000-000000000001';

/** An app that the devices of tests have, and the demo's first iPhone. */
export const APP = '5c819701-0000-4000-8000-000000000001';

/** Texts for the fields that take only some. */
const TEXTS = [
  'DESK-042',
  '123456',
  '+358 9 1234567',
  'pupil@contoso.example',
  'https://carrier.example/plan',
];

/** A value that the field takes on the device, other than its default if it has another. */
export function sampleValue(field: FormField, device: ManagedDevice): string | number | boolean {
  switch (field.kind) {
    case 'toggle':
      return !field.default;
    case 'number':
      return field.default === field.max ? field.min : field.default + 1;
    case 'choice':
      return field.choices.find((choice) => choice !== field.default) ?? field.default;
    case 'pick':
      return REMEDIATION;
    case 'picks':
      return field.from === 'removable' ? `application:${APP}` : '';
    case 'rest':
      return '';
    case 'text': {
      const text = TEXTS.find((one) => one.length <= field.maxLength && !field.fault?.(one, device));
      if (text === undefined)
        throw new Error(`add a text that the field ${field.id} takes to test/support/action-values.ts`);
      return text;
    }
  }
}

/** Values for all fields of an action's form, those of every platform. */
export function sampleValues({ form = [] }: Pick<ActionRow, 'form'>, device: ManagedDevice): FormValues {
  return Object.fromEntries(form.map((field) => [field.id, sampleValue(field, device)]));
}

/** The values as a client sends them; undefined if the action asks nothing on this device. */
export function sampleForm(
  { form }: Pick<ActionRow, 'form'>,
  device: ManagedDevice,
): Record<string, string> | undefined {
  const fields = fieldsFor(form, device);
  if (fields.length === 0) return undefined;
  return Object.fromEntries(fields.map((field) => [field.id, String(sampleValue(field, device))]));
}

/** What can be picked for the fields of an action that pick from the tenant. */
export function samplePicks({ form = [] }: Pick<ActionRow, 'form'>): Picks {
  const picks = form.filter((field) => field.kind === 'pick' || field.kind === 'picks');
  return Object.fromEntries(
    picks.map(({ id, from }) => {
      const ids = { remediations: [REMEDIATION], removable: [`application:${APP}`], removed: [] }[from];
      return [id, ids.map((one) => ({ id: one, name: 'Sample' }))];
    }),
  );
}
