import * as z from 'zod';
import { badRequest } from '../http/response.ts';

const id = z.string().min(1).max(2000);
const text = z.string().max(2000).nullish();
const sender = z.looseObject({ id, aadObjectId: text });

/** What the bot reads of an activity. The rest is dropped, `deliveryMode` on purpose: answers always go to serviceUrl. */
const schema = z.object({
  type: z.string().min(1).max(200),
  id: text,
  name: text,
  action: text,
  channelId: text,
  serviceUrl: text,
  locale: text,
  localTimezone: text.catch(undefined),
  replyToId: text,
  from: sender,
  recipient: z.looseObject({ id: text }).nullish(),
  conversation: z.looseObject({ id, conversationType: text, tenantId: text, isGroup: z.boolean().nullish() }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: text }).nullish(),
      team: z.looseObject({ id: text, aadGroupId: text }).nullish(),
      channel: z.looseObject({ id: text }).nullish(),
    })
    .nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  entities: z.array(z.unknown()).nullish(),
  attachments: z.array(z.unknown()).nullish().catch(undefined),
  membersAdded: z.array(z.looseObject({ id: text })).nullish(),
});

/** An activity of a known shape. Nothing else about it is checked. */
export type IncomingActivity = z.infer<typeof schema>;

/** Throws an HttpFault with 400 unless the bytes are an activity. */
export function parseActivity(body: Buffer): IncomingActivity {
  const result = schema.safeParse(parseJson(body));
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.join('.');
  throw badRequest(
    field ? `The activity's ${field} is missing or malformed.` : 'The body is not an activity.',
  );
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw badRequest('The body is not JSON.');
  }
}
