import * as z from 'zod';

/** What Teams sends about a person's sign-in. It is client input: none of it can be trusted. */
export type SignInInvoke =
  /** A token that a client got silently. Each of the person's clients sends one for the same card, which `id` names. */
  | { kind: 'signIn'; how: 'exchange'; id: string; connectionName: string; token: string }
  /** The one-time code that our own page gave to Teams. */
  | { kind: 'signIn'; how: 'code'; code: string };

const exchange = z.object({
  id: z.string().min(1).max(200),
  connectionName: z.string().max(200).catch(''),
  token: z.string().min(1).max(20_000),
});
const verify = z.object({ state: z.string().min(1).max(200) });

/** undefined if it is another invoke, or malformed. */
export function readSignInInvoke(name: string | null | undefined, value: unknown): SignInInvoke | undefined {
  if (name === 'signin/tokenExchange') {
    const { success, data } = exchange.safeParse(value);
    return success ? { kind: 'signIn', how: 'exchange', ...data } : undefined;
  }
  if (name === 'signin/verifyState') {
    const { success, data } = verify.safeParse(value);
    return success ? { kind: 'signIn', how: 'code', code: data.state } : undefined;
  }
  return undefined;
}
