import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { servePage } from '../../../../sandbox/chat/page-files.ts';

/** A page with the chat page's own code and settings, which draws one card at a time. */
const HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <link rel="stylesheet" href="look/layout.css" />
    <link rel="stylesheet" href="look/cards.css" />
    <script src="adaptivecards.min.js" defer></script>
    <script src="draw.js" type="module"></script>
  </head>
  <body><main id="card"></main></body>
</html>`;

const DRAW = `import { drawAttachment } from './cards/cards.js';
const nothing = () => undefined;
const handlers = { press: nothing, decide: nothing, showError: nothing, search: async () => [] };
globalThis.draw = (content) => {
  const contentType = 'application/vnd.microsoft.card.adaptive';
  document.getElementById('card').replaceChildren(drawAttachment({ contentType, content }, handlers));
};
document.body.dataset.ready = 'yes';`;

/** Serves the page on this computer. */
export async function serveNarrowPage(): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    const own = pathname === '/' ? HTML : pathname === '/draw.js' ? DRAW : undefined;
    if (own === undefined) {
      servePage(response, pathname).catch(() => {
        response.statusCode = 404;
        response.end();
      });
      return;
    }
    response.setHeader('content-type', pathname === '/' ? 'text/html; charset=utf-8' : 'text/javascript');
    response.end(own);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * What doesn't fit on the card that is drawn: what is wider than it, text that is cut off, buttons that overlap or are cut. It runs in the
 * page, so it is plain text here.
 */
const MEASURE = `(() => {
  const card = document.querySelector('#card .card');
  if (!card) return ['nothing is drawn'];
  const box = card.getBoundingClientRect();
  const told = (node) => node.tagName.toLowerCase() + ' “' + (node.innerText || node.ariaLabel || '').trim().slice(0, 60) + '”';
  const seen = [...card.querySelectorAll('*')].filter((node) => node.getClientRects().length > 0);
  const faults = [];
  for (const node of seen) {
    const rect = node.getBoundingClientRect();
    if (rect.width <= 1 || rect.height <= 1) continue;
    if (rect.right > box.right + 1 || rect.left < box.left - 1) faults.push('wider than the card: ' + told(node));
    const clips = getComputedStyle(node).overflowX !== 'visible';
    if (clips && node.scrollWidth > node.clientWidth + 1) faults.push('cut: ' + told(node));
  }
  const buttons = seen.filter((node) => node.matches('button, [role=button]'));
  for (const [at, one] of buttons.entries()) {
    const a = one.getBoundingClientRect();
    if (a.height < 24) faults.push('too small to press: ' + told(one));
    if (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2) faults.push('cut: ' + told(one));
    for (const other of buttons.slice(at + 1)) {
      const b = other.getBoundingClientRect();
      const over = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
      if (over && !one.contains(other) && !other.contains(one)) faults.push('overlap: ' + told(one) + ' and ' + told(other));
    }
  }
  return [...new Set(faults)];
})()`;

export async function faultsAt(page: Page, card: object): Promise<string[]> {
  await page.evaluate(`draw(${JSON.stringify(card)})`);
  return page.evaluate(MEASURE);
}
