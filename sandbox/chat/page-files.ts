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
// cards style their elements through the DOM, which doesn't need 'unsafe-inline'
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Serves the page's files. Names have no dots but before their ends, so nothing outside the folder can be requested. */
export async function servePage(response: ServerResponse, pathname: string): Promise<void> {
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  const type = TYPES[extname(name)];
  if (!type || !/^(?:[a-z]+\/)?[a-z0-9-]+(?:\.[a-z]+)+$/.test(name))
    throw new ChatError(404, 'NotFound', 'Page not found');
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
    throw new ChatError(404, 'NotFound', 'Page not found', { cause });
  }
}

/** The page's files aren't compiled. They are in sandbox/chat/page, whether the code runs from its sources or from dist/. */
function pageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error('no package.json above the code: the chat page’s files can’t be found');
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
