import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { servePage } from '../../sandbox/chat/page-files.ts';
import { languageTags } from '../../bot/locales/index.ts';
import { everyCard } from './every-card.ts';

const OWN: Readonly<Record<string, string>> = {
  '/': 'index.html',
  '/gallery.js': 'gallery.js',
  '/gallery.css': 'gallery.css',
};
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Serves the gallery on a free port of this computer. It draws cards with the chat page's own code and settings. */
export async function startGallery(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://gallery');
    const own = OWN[pathname];
    const json = (body: unknown) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    };
    const served =
      pathname === '/languages.json'
        ? Promise.resolve(languageTags).then(json)
        : pathname === '/cards.json'
          ? everyCard(searchParams.get('language') ?? 'en').then(json)
          : own === undefined
            ? servePage(response, pathname)
            : readFile(new URL(`page/${own}`, import.meta.url)).then((body) => {
                response.setHeader('content-type', TYPES[own.split('.').at(-1) ?? ''] ?? '').end(body);
              });
    served.catch(() => response.writeHead(404).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
