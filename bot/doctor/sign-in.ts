import type { SignInRegistration } from '../config/index.ts';
import { certificateCheck } from './certificate.ts';
import { tokenCheck } from './connection-checks.ts';
import { ok, wrong, type Check, type Finding } from './finding.ts';

/** What can be tried of the sign-in registration without a person. */
export interface SignInProbe {
  /** A token of the registration itself, which proves its credential. */
  token: () => Promise<string>;
  /** The issuer of people's tokens, after its keys were read. */
  issuer: () => Promise<string>;
}

/** Whether operators can sign in, as far as that can be seen without an operator. */
export function signInChecks(
  registration: SignInRegistration,
  probe: SignInProbe,
  botId: string,
  now: () => Date,
): Check[] {
  const { credential } = registration;
  return [
    { name: 'sign-in settings', run: () => Promise.resolve(settings(registration, botId)) },
    ...(credential.kind === 'certificate' ? [certificateCheck(credential, now, 'Sso')] : []),
    tokenCheck('the sign-in registration', probe.token),
    { name: "people's keys", run: async () => ok(`of ${await probe.issuer()}`) },
  ];
}

function settings({ idUri, publicUrl }: SignInRegistration, botId: string): Finding {
  if (!idUri.toLowerCase().endsWith(`botid-${botId}`))
    return wrong(
      `SsoAppIdUri doesn't end in botid-${botId}, and Teams issues tokens to bots only for such a URI: change it here and in the registration`,
    );
  if (!publicUrl.startsWith('https:'))
    return wrong(
      'PublicUrl is not https: Teams opens no other address, and sign-in cookies would travel unencrypted',
    );
  return ok(`the registration needs the redirect address ${publicUrl}/auth/end (Web)`);
}
