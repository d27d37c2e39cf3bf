import { PublicClientApplication } from '@azure/msal-node';
import { authorityFor } from './authority.ts';
import { networkClient } from './network-client.ts';

interface DeviceCodeSignIn {
  /** Who issues tokens, such as `https://login.microsoftonline.com`; plain http on loopback only. */
  authorityHost: string;
  tenantId: string;
  /** A registration that allows public client flows. */
  clientId: string;
  scopes: string[];
  /** Gets Entra's sentence that says which page to open and which code to type there. */
  tell: (sentence: string) => void;
}

/** A token of the person who types the code in their browser. Throws what MSAL throws, such as a code that nobody typed in time. */
export async function tokenByDeviceCode({
  authorityHost,
  tenantId,
  clientId,
  scopes,
  tell,
}: DeviceCodeSignIn): Promise<string> {
  const authority = authorityFor(authorityHost);
  const client = new PublicClientApplication({
    auth: { clientId, authority: `${authority.url}/${tenantId}`, knownAuthorities: authority.known },
    system: { networkClient: networkClient(authority) },
  });
  const result = await client.acquireTokenByDeviceCode({
    scopes,
    deviceCodeCallback: ({ message }) => tell(message),
  });
  if (!result) throw new Error('Entra gave no token.');
  return result.accessToken;
}
