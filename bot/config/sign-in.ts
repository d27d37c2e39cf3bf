import { signInCredentialFaults, signInCredentialOf } from './credentials.ts';
import type { SignInRegistration } from './model.ts';
import type { Given, Settings } from './settings.ts';

/** In production nobody acts on a device without proving who they are, whichever rights Graph is called with. */
export function signInFaults(set: Settings, given: Given): string[] {
  const why =
    set.GraphAuth === 'application'
      ? 'actions need the operator’s own sign-in, also with GraphAuth=application'
      : 'operators sign in with it';
  // As an application the bot can read without a sign-in. It changes nothing then.
  if (set.GraphAuth === 'application' && !signInGiven(given)) return [];
  const faults: string[] = [];
  if (!given('SsoAppId'))
    faults.push(`SsoAppId: set it to the sign-in registration's application id, a GUID; ${why}.`);
  else if (set.SsoAppId !== undefined && set.SsoAppId === set.MicrosoftAppId)
    faults.push("SsoAppId: set it to a separate registration, not the bot's.");
  if (!given('SsoAppIdUri'))
    faults.push(`SsoAppIdUri: set it to the sign-in registration's application ID URI; ${why}.`);
  if (!given('PublicUrl'))
    faults.push('PublicUrl: set it to the https address at which people’s browsers reach the bot.');
  return [...faults, ...signInCredentialFaults(given)];
}

const signInGiven = (given: Given) =>
  given('SsoAppId') || given('SsoAppIdUri') || given('SsoAppPassword') || given('SsoCertificatePath');

export function packagedSignInFaults(given: Given): string[] {
  return given('SsoAppId') === given('SsoAppIdUri') ? [] : ['SsoAppId, SsoAppIdUri: set both or none.'];
}

export function signInRegistration(set: Settings): SignInRegistration | undefined {
  const { SsoAppId: appId, SsoAppIdUri: idUri, PublicUrl: publicUrl } = set;
  const credential = signInCredentialOf(set);
  if (appId === undefined || idUri === undefined || publicUrl === undefined || !credential) return undefined;
  return { appId, idUri, credential, publicUrl };
}
