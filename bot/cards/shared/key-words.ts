import type { KeyOffer, KeyRefusal } from '../../helpdesk/access/may-see-key.ts';
import type { ActionTarget } from '../../helpdesk/contracts/receipt.ts';
import type { Key, KeyId } from '../../helpdesk/keys/catalogue.ts';
import type { ButtonInit } from './button.ts';
import type { Context } from './context.ts';

/** The button that shows a key of a device, or one of its keys by id. */
export function keyButton({ words }: Context, key: KeyId, device: string, id?: string): ButtonInit {
  const data = { key, device, ...(id !== undefined && { id }) };
  return { title: words.keys[key].show, verb: 'key.show', data };
}

export function keyButtons(context: Context, offers: readonly KeyOffer[], device: string): ButtonInit[] {
  return offers.flatMap(({ key, why }) => (why ? [] : [keyButton(context, key.id, device)]));
}

export function keyRefusal(context: Context, key: Key, why: KeyRefusal): string {
  return context.words.card.reasonFor(context.words.keys[key.id].show, reason(context, key, why));
}

function reason({ words }: Context, { id, needs }: Key, why: KeyRefusal): string {
  const said = words.card.remote.secret;
  switch (why.kind) {
    case 'platform':
    case 'personal':
      return words.keys[id][why.kind];
    case 'entraRole':
      return [
        said.keyRoles(why.roles.join(', ')),
        ...(why.owner ? [said.orOwner] : []),
        said.askForRole,
      ].join(' ');
    case 'permission': {
      const permission = needs.kind === 'intune' ? needs.permission : '';
      return said.keyPermission(words.role.tasks.get(permission) ?? permission);
    }
    case 'policyDenied':
      return words.policy.denied;
    case 'secondOperator':
    case 'fenced':
      return words.keyAsk[why.kind];
    case 'noRole':
    case 'scope':
    case 'scopeUnread':
    case 'tagsUnread':
      return words.refusal[why.kind];
  }
}

/** The action that replaces a key. It leads to the confirm card, which checks everything again. */
export function rotateButton(
  { words }: Context,
  action: string,
  device: Pick<ActionTarget, 'deviceId' | 'operatingSystem'>,
): ButtonInit {
  const title = words.actions.title(action, [device]);
  return { title, verb: 'action.ask', data: { action, device: device.deviceId } };
}
