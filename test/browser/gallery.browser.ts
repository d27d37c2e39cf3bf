import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { languageTags } from '../../bot/locales/index.ts';
import { startGallery } from '../../scripts/cards/gallery.ts';
import { openFixture } from '../support/fixture.ts';
import { accessible } from './support/axe.ts';
import { openBrowser } from './support/demo.ts';
import { looksAsKept } from './support/pictures.ts';

/** The beginnings of the cards whose content is wider than they are. */
const WIDER = `[...document.querySelectorAll('.card')]
  .filter((card) => card.scrollWidth > card.clientWidth + 1)
  .map((card) => card.textContent.slice(0, 60))`;

describe('the gallery of cards in a browser', () => {
  let browser: Browser;
  let url: string;
  before(async () => {
    const fixture = openFixture();
    const gallery = await startGallery();
    fixture.onClose(() => gallery.close());
    url = gallery.url;
    browser = await openBrowser();
  });

  for (const [theme, width, card] of [
    ['light', 340, 'choice few'],
    ['dark', 600, 'receipt done'],
    ['contrast', 600, undefined],
  ] as const)
    it(`has no fault in the ${theme} theme at ${width} pixels`, async () => {
      const page = await browser.newPage({ viewport: { width: width + 32, height: 900 } });
      await page.goto(`${url}/?theme=${theme}&width=${width}`);
      await page.waitForSelector('body[data-drawn]');
      assert.ok(Number(await page.locator('body').getAttribute('data-drawn')) > 50);
      // the rules see the same whatever the names are, and all but one in each theme
      const exclude = '[data-card*=" longest-"]';
      const rules = theme === 'light' ? {} : { runOnly: ['color-contrast'] };
      await accessible(page, `${theme}, ${width}`, { exclude, ...rules });
      assert.deepEqual(await page.evaluate(WIDER), [], 'wider than its card');
      if (card !== undefined)
        await looksAsKept(
          `card-${theme}-${card.split(' ')[0] ?? ''}`,
          await page.locator(`[data-card="en ${card}"] .card`).screenshot(),
          10,
        );
      await page.close();
    });

  for (const language of languageTags.filter((tag) => tag !== 'en'))
    it(`has room for ${language} on a phone`, async () => {
      const page = await browser.newPage({ viewport: { width: 372, height: 900 } });
      await page.goto(`${url}/?theme=light&width=340&language=${language}`);
      await page.waitForSelector('body[data-drawn]');
      assert.ok(Number(await page.locator('body').getAttribute('data-drawn')) > 50);
      assert.ok(
        (await page.locator(`[data-card^="${language} "]`).count()) > 50,
        'another language is shown',
      );
      assert.deepEqual(await page.evaluate(WIDER), [], 'wider than its card');
      await page.close();
    });
});
