import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { HttpResponse } from '../http/response.ts';

/** These pages run only our own two scripts, load nothing from other hosts, and can't be framed or cached. */
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

export const LINK_EXPIRED =
  'This sign-in link is no longer good. Go back to Teams and ask the help desk bot again.';
export const NOT_SIGNED_IN = 'You were not signed in. Go back to Teams and ask the help desk bot again.';
const SIGNED_IN = 'You are signed in. You can close this window and go back to Teams.';

export const page = (status: number, text: string): HttpResponse => ({
  status,
  headers: PAGE_HEADERS,
  body: html(text),
});

/** Its script gives the code to Teams, which closes the window. `code` is base64url. */
export const signedInPage = (code: string): HttpResponse => ({
  status: 200,
  headers: PAGE_HEADERS,
  body: html(SIGNED_IN, ` data-code="${code}"`),
});

/** Its script tells Teams that the sign-in failed. */
export const notSignedInPage = (): HttpResponse => ({
  status: 400,
  headers: PAGE_HEADERS,
  body: html(NOT_SIGNED_IN, ' data-failed="not-signed-in"'),
});

const SCRIPT_TAGS = '\n<script src="/auth/teams.js"></script>\n<script src="/auth/end.js"></script>';

/** `text` must be our own. */
const html = (text: string, data = '') => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sign in to the help desk bot</title>
</head>
<body${data}>
<p>${text}</p>${data === '' ? '' : SCRIPT_TAGS}
</body>
</html>
`;

const SCRIPT_HEADERS = {
  'content-type': 'text/javascript; charset=utf-8',
  'cache-control': 'public, max-age=3600',
  'x-content-type-options': 'nosniff',
};
const LIBRARY = '@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js';

/** Gives the result to Teams through Teams' own library. In a window that Teams didn't open it does nothing, and the page's text has to do. */
export const END_SCRIPT = `'use strict';
(async () => {
  const { code, failed } = document.body.dataset;
  const { app, authentication } = microsoftTeams;
  await app.initialize();
  if (code) authentication.notifySuccess(code);
  else authentication.notifyFailure(failed);
})().catch(() => undefined);
`;

/** The pages' scripts. The bot serves them itself, so that no other host is needed. */
export function scripts(): { library: () => Promise<HttpResponse>; end: () => HttpResponse } {
  let library: Promise<string> | undefined;
  return {
    async library() {
      library ??= readFile(createRequire(import.meta.url).resolve(LIBRARY), 'utf8');
      return { status: 200, headers: SCRIPT_HEADERS, body: await library };
    },
    end: () => ({ status: 200, headers: SCRIPT_HEADERS, body: END_SCRIPT }),
  };
}
