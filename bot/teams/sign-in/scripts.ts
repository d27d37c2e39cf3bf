import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Outcome } from '../http/outcome.ts';

const HEADERS = {
  'content-type': 'text/javascript; charset=utf-8',
  'cache-control': 'public, max-age=3600',
  'x-content-type-options': 'nosniff',
};
const LIBRARY = '@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js';

/** Hands what came of the sign-in to Teams by Teams' own library. Where no Teams is behind the window, the words on the page have to do. */
export const END_SCRIPT = `'use strict';
(async () => {
  const { code, failed } = document.body.dataset;
  const { app, authentication } = microsoftTeams;
  await app.initialize();
  if (code) authentication.notifySuccess(code);
  else authentication.notifyFailure(failed);
})().catch(() => undefined);
`;

/** The pages' scripts, from the bot itself: no other host is asked for any. */
export function scripts(): { library: () => Promise<Outcome>; end: () => Outcome } {
  let library: Promise<string> | undefined;
  return {
    async library() {
      library ??= readFile(createRequire(import.meta.url).resolve(LIBRARY), 'utf8');
      return { status: 200, headers: HEADERS, body: await library };
    },
    end: () => ({ status: 200, headers: HEADERS, body: END_SCRIPT }),
  };
}
