import type { Outcome } from '../http/outcome.ts';

/** Nothing but our own two scripts runs on these pages, nothing is loaded from elsewhere, and nothing frames or keeps them. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

export const NOT_GOOD =
  'This sign-in link is no longer good. Go back to Teams and ask the help desk bot again.';
export const NOT_DONE = 'You were not signed in. Go back to Teams and ask the help desk bot again.';
const DONE = 'You are signed in. You can close this window and go back to Teams.';

export const page = (status: number, text: string): Outcome => ({
  status,
  headers: HEADERS,
  body: html(text),
});

/** Its script hands the code to Teams, which closes the window. `code` is base64url. */
export const donePage = (code: string): Outcome => ({
  status: 200,
  headers: HEADERS,
  body: html(DONE, ` data-code="${code}"`),
});

/** Tells Teams that nothing came of it. `text` is our own. */
export const failedPage = (text: string): Outcome => ({
  status: 400,
  headers: HEADERS,
  body: html(text, ' data-failed="not-signed-in"'),
});

const html = (text: string, data = '') => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sign in to the help desk bot</title>
</head>
<body${data}>
<p>${text}</p>${data === '' ? '' : '\n<script src="/auth/teams.js"></script>\n<script src="/auth/end.js"></script>'}
</body>
</html>
`;
