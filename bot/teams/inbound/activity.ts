import * as z from 'zod';
import { badRequest } from '../http/http-fault.ts';

const id = z.string().min(1).max(2000);
const some = z.string().max(2000).nullish();
const party = z.looseObject({ id, aadObjectId: some });

/** What the bot reads of an activity. Everything else in it is dropped, `deliveryMode` on purpose: answers go to serviceUrl. */
const schema = z.object({
  type: z.string().min(1).max(200),
  id: some,
  name: some,
  action: some,
  channelId: some,
  serviceUrl: some,
  locale: some,
  replyToId: some,
  from: party,
  recipient: z.looseObject({ id: some }).nullish(),
  conversation: z.looseObject({ id, conversationType: some, tenantId: some, isGroup: z.boolean().nullish() }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: some }).nullish(),
      team: z.looseObject({ id: some, aadGroupId: some }).nullish(),
      channel: z.looseObject({ id: some }).nullish(),
    })
    .nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  entities: z.array(z.unknown()).nullish(),
  membersAdded: z.array(z.looseObject({ id: some })).nullish(),
});

/** An activity as it came, checked for its shape alone. */
export type Incoming = z.infer<typeof schema>;

/** Throws an HttpFault with 400 where the bytes are no activity. */
export function parseActivity(body: Buffer): Incoming {
  const result = schema.safeParse(parseJson(body));
  if (result.success) return result.data;
  const where = result.error.issues[0]?.path.join('.');
  throw badRequest(where ? `The activity's ${where} is missing or malformed.` : 'The body is no activity.');
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw badRequest('The body is no JSON.');
  }
}
