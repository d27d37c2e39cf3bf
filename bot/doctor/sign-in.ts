import type { Config, SignInRegistration } from '../config/index.ts';
import { certificateCheck } from './certificate.ts';
import { ok, wrong, type Check, type Finding } from './finding.ts';
import { tokenCheck } from './token.ts';

/** What can be tried of the sign-in registration without a person. */
export interface SignInProbe {
  /** A token of the registration's own: its credential is taken. */
  token: () => Promise<string>;
  /** The issuer of people's tokens, once its keys could be had. */
  issuer: () => Promise<string>;
}

/** Whether operators can sign in, as far as that can be seen without one. */
export function signInChecks(config: Config, probe: SignInProbe, now: () => Date): Check[] {
  const { signIn, registration } = config;
  if (!signIn) return [];
  const { credential } = signIn;
  const certificate = credential.kind === 'certificate' ? credential : undefined;
  return [
    check('sign-in settings', () => Promise.resolve(settings(signIn, registration?.appId ?? ''))),
    ...(certificate ? [certificateCheck(certificate, now, 'Sso')] : []),
    tokenCheck('the sign-in registration', probe.token),
    check("people's keys", async () => ok(`of ${await probe.issuer()}`)),
  ];
}

const check = (name: string, run: () => Promise<Finding>): Check => ({ name, run });

function settings({ idUri, publicUrl }: SignInRegistration, botId: string): Finding {
  if (!idUri.toLowerCase().endsWith(`botid-${botId}`))
    return wrong(
      `SsoAppIdUri doesn't end in botid-${botId}: Teams gives bots tokens for such a URI alone; set it so here and in the registration`,
    );
  if (!publicUrl.startsWith('https:'))
    return wrong('PublicUrl is not https: Teams opens no other, and sign-in cookies would go in the clear');
  return ok(`the registration's redirect address has to be ${publicUrl}/auth/end (Web)`);
}
