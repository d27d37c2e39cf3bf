import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { languageTags } from '../../bot/locales/index.ts';
import { launchChromium } from './chromium.ts';

const THEMES = ['light', 'dark', 'contrast'] as const;
/** Pixels: a wide window, and a phone. */
const WIDTHS = [600, 340] as const;

/**
 * Writes a picture of each card in each language and width, in English in each theme too: colors are the same in all languages. `only`: those
 * whose names contain it. Resolves to how many there are.
 */
export async function takePictures(url: string, folder: string, only = ''): Promise<number> {
  await mkdir(folder, { recursive: true });
  const browser = await launchChromium();
  try {
    let count = 0;
    for (const language of languageTags)
      for (const theme of language === 'en' ? THEMES : (['light'] as const))
        for (const width of WIDTHS)
          count += await takeOf(browser, url, { theme, width, language, folder, only });
    return count;
  } finally {
    await browser.close();
  }
}

interface Look {
  theme: (typeof THEMES)[number];
  width: number;
  language: string;
  folder: string;
  only: string;
}

async function takeOf(
  browser: Browser,
  url: string,
  { theme, width, language, folder, only }: Look,
): Promise<number> {
  const start = `${theme}-${width}-${language}-`;
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(`${url}/?theme=${theme}&width=${width}&language=${language}&bare`);
  await page.waitForSelector('body[data-drawn]');
  let count = 0;
  for (const card of await page.locator('[data-card]').all()) {
    const [, name = '', state = ''] = ((await card.getAttribute('data-card')) ?? '').split(' ');
    const file = `${start}${name}-${state}.png`;
    if (!file.includes(only)) continue;
    await card.screenshot({ path: join(folder, file) });
    count += 1;
  }
  await page.close();
  return count;
}
