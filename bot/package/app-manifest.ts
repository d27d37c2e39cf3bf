import { fillTemplate, type Json } from './fill-template.ts';

export interface AppIds {
  /** The bot's registration, which is the app's own id too. */
  readonly appId: string;
  readonly signIn: { readonly appId: string; readonly idUri: string } | undefined;
  readonly publicUrl: string | undefined;
}

/** The app's manifest for these ids. Without a registration for sign-in it names none, without a public address no domain. */
export function appManifest(template: Json, ids: AppIds, version: string): Json {
  const { appId, signIn, publicUrl } = ids;
  const manifest = fillTemplate(template, {
    version,
    MicrosoftAppId: appId,
    SsoAppId: signIn?.appId,
    SsoAppIdUri: signIn?.idUri,
    publicHost: publicUrl === undefined ? undefined : new URL(publicUrl).hostname,
    // an app has to name pages of whoever runs it: without an address of its own, its page in Teams
    website: publicUrl ?? `https://teams.microsoft.com/l/app/${appId}`,
  });
  if (manifest === undefined) throw new Error('the template of the manifest is empty');
  return manifest;
}
