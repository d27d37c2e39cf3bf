import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { escapeUTF8 } from 'entities';
import { languageOf, type Fallbacks } from '../../helpdesk/contracts/conversation.ts';
import { once } from '../../helpdesk/contracts/memory/once.ts';
import type { SignInPages } from '../../helpdesk/contracts/pages/sign-in-pages.ts';
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

const paged = (status: number, body: string): HttpResponse => ({ status, headers: PAGE_HEADERS, body });

export const expiredPage = (words: SignInPages): HttpResponse => paged(400, html(words, 'expired'));

export const unavailablePage = (words: SignInPages): HttpResponse => paged(503, html(words, 'failed'));

/** Its script gives the code to Teams, which closes the window. `code` is base64url. */
export const signedInPage = (words: SignInPages, code: string): HttpResponse =>
  paged(200, html(words, 'done', ` data-code="${code}"`));

/** Its script tells Teams that the sign-in failed. */
export const notSignedInPage = (words: SignInPages): HttpResponse =>
  paged(400, html(words, 'failed', ' data-failed="not-signed-in"'));

/**
 * The pages in the first language of `Accept-Language` that the bot speaks (RFC 9110, 12.5.4). English if it speaks none of them. A browser that
 * brings no prompt says no more of who reads.
 */
export function pagesFor(fallbacks: Fallbacks, header: string | undefined): SignInPages {
  const asked = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => /^\s*([a-z\d-]+)\s*(?:;\s*q=([\d.]+)\s*)?$/i.exec(part))
    .flatMap((found) => (found?.[1] ? [{ tag: found[1], weight: Number(found[2] ?? 1) }] : []))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const { tag } of asked) {
    const pages = fallbacks(tag).signInPages;
    if (languageOf(pages.lang) === languageOf(tag)) return pages;
  }
  return fallbacks(undefined).signInPages;
}

const SCRIPT_TAGS = '\n<script src="/auth/teams.js"></script>\n<script src="/auth/end.js"></script>';

const html = (words: SignInPages, says: 'expired' | 'failed' | 'done', data = '') => `<!doctype html>
<html lang="${escapeUTF8(words.lang)}" dir="${words.rtl ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeUTF8(words.title)}</title>
</head>
<body${data}>
<p>${escapeUTF8(words[says])}</p>${data === '' ? '' : SCRIPT_TAGS}
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
  const library = once(() => readFile(createRequire(import.meta.url).resolve(LIBRARY), 'utf8'));
  return {
    async library() {
      return { status: 200, headers: SCRIPT_HEADERS, body: await library() };
    },
    end: () => ({ status: 200, headers: SCRIPT_HEADERS, body: END_SCRIPT }),
  };
}
