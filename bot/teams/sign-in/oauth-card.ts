import type { Activity } from 'botbuilder';

/** Teams wants a name; there is no connection of Bot Framework's behind it. */
export const CONNECTION_NAME = 'help-desk-sign-in';

interface OAuthCard {
  id: string;
  /** The audience of the token that clients get silently. */
  idUri: string;
  publicUrl: string;
  text: string;
  button: string;
}

/** Asks the person's clients for a token, and the person only where that fails. */
export function oauthCard({ id, idUri, publicUrl, text, button }: OAuthCard): Partial<Activity> {
  const content = {
    text,
    connectionName: CONNECTION_NAME,
    tokenExchangeResource: { id, uri: idUri },
    buttons: [
      { type: 'signin', title: button, value: `${publicUrl}/auth/start?id=${encodeURIComponent(id)}` },
    ],
  };
  return {
    type: 'message',
    summary: text,
    attachments: [{ contentType: 'application/vnd.microsoft.card.oauth', content }],
  };
}
