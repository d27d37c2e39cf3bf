import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../scripts/cards/chromium.ts';
import { openFixture, temporaryFolder } from '../../support/fixture.ts';
import { startProgram } from '../../support/program.ts';

/** The whole demo, as `npm start` runs it, and a browser. Both end with the file's tests. */
export async function openDemo(): Promise<{ browser: Browser; url: string }> {
  const fixture = openFixture();
  const folder = await temporaryFolder(fixture);
  const demo = startProgram('bot/programs/demo', {
    PORT: '0',
    SandboxPort: '0',
    ChatPort: '0',
    MetricsPort: '0',
    LogLevel: 'warn',
    DataDir: join(folder, 'data'),
  });
  const [browser, url] = await Promise.all([openBrowser(), demo.urlOf('chat')]);
  return { browser, url };
}

/** A Chromium. It ends with the file's tests. */
export async function openBrowser(): Promise<Browser> {
  const fixture = openFixture();
  const browser = await launchChromium();
  fixture.onClose(() => browser.close());
  return browser;
}
