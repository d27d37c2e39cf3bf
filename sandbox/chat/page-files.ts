import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ChatError } from './chat-error.ts';

const TYPES: Record<string, string | undefined> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const RENDERER = 'adaptivecards.min.js';
// Cards style their elements through the DOM, which needs no 'unsafe-inline'.
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Serves `/` and the files beside it: flat names only, so nothing outside the folder can be asked for. */
export async function servePage(response: ServerResponse, pathname: string): Promise<void> {
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  const type = TYPES[extname(name)];
  if (!type || !/^[a-z0-9.-]+$/.test(name)) throw new ChatError(404, 'NotFound', 'There is no such page');
  const body = await load(name === RENDERER ? rendererFile() : join(pageFolder(), name));
  response.writeHead(200, {
    'content-type': type,
    'cache-control': 'no-cache',
    'content-security-policy': POLICY,
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

async function load(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new ChatError(404, 'NotFound', 'There is no such page', { cause });
  }
}

/** The page's files aren't compiled: they lie in the project's sandbox/chat/page for the source and for dist/ alike. */
function pageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the chat page belongs into a project with a package.json');
    folder = parent;
  }
  return join(folder, 'sandbox', 'chat', 'page');
}

function rendererFile(): string {
  try {
    return createRequire(import.meta.url).resolve(`adaptivecards/dist/${RENDERER}`);
  } catch (cause) {
    throw new ChatError(404, 'NotInstalled', 'The adaptivecards package is not installed: run npm ci', {
      cause,
    });
  }
}
