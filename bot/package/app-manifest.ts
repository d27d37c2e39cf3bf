import { fillTemplate, type Json } from './fill-template.ts';

export interface AppIds {
  /** The bot's registration, which is also the app's id. */
  readonly appId: string;
  readonly signIn: { readonly appId: string; readonly idUri: string } | undefined;
  readonly publicUrl: string | undefined;
}

/** The app manifest for these ids. Sign-in and domain are left out if there are none. */
export function appManifest(template: Json, ids: AppIds, version: string): Json {
  const { appId, signIn, publicUrl } = ids;
  const manifest = fillTemplate(template, {
    version,
    MicrosoftAppId: appId,
    SsoAppId: signIn?.appId,
    SsoAppIdUri: signIn?.idUri,
    publicHost: publicUrl === undefined ? undefined : new URL(publicUrl).hostname,
    // The manifest must name a website. Without a public address, that is the app's page in Teams.
    website: publicUrl ?? `https://teams.microsoft.com/l/app/${appId}`,
  });
  if (manifest === undefined) throw new Error('the manifest template is empty');
  return manifest;
}
