export const TENANT = 'c0ffee00-0000-4000-8000-000000000001';
export const PERSON = 'c0ffee00-0000-4000-8000-000000000002';
export const OTHER = 'c0ffee00-0000-4000-8000-000000000003';

let count = 0;
export const freshId = () => `activity-${(count += 1)}`;

export type Fields = Record<string, unknown>;

/** A message in a one-to-one chat, as Teams sends it. */
export function message(text: string, fields: Fields = {}): Fields {
  return {
    type: 'message',
    id: freshId(),
    channelId: 'msteams',
    timestamp: '2026-01-01T10:00:00.000Z',
    from: { id: '29:person', name: 'Someone', aadObjectId: PERSON },
    recipient: { id: '28:bot', name: 'Help desk' },
    conversation: { id: 'a:chat', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    locale: 'en-GB',
    textFormat: 'plain',
    text,
    ...fields,
  };
}

export function invoke(name: string, value: unknown, fields: Fields = {}): Fields {
  return { ...message('', fields), type: 'invoke', name, value, text: undefined };
}

export function press(verb: string, data: unknown = {}, fields: Fields = {}): Fields {
  return invoke(
    'adaptiveCard/action',
    { action: { type: 'Action.Execute', id: 'x', verb, data }, trigger: 'manual' },
    fields,
  );
}

export const inChannel = (threadId = '19:channel@thread.tacv2'): Fields => ({
  conversation: {
    id: `${threadId};messageid=17`,
    conversationType: 'channel',
    tenantId: TENANT,
    isGroup: true,
  },
  channelData: {
    tenant: { id: TENANT },
    channel: { id: '19:channel@thread.tacv2' },
    team: { id: '19:team@thread.tacv2', aadGroupId: 'c0ffee00-0000-4000-8000-0000000000aa' },
  },
});

export const from = (aadObjectId: string | undefined, id = '29:person'): Fields => ({
  from: { id, name: 'Someone', aadObjectId },
});
