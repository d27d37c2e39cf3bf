import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { languageTags } from '../../bot/locales/index.ts';
import { launchChromium } from './chromium.ts';

const THEMES = ['light', 'dark', 'contrast'] as const;
/** Pixels: a wide window, and a phone. */
const WIDTHS = [600, 340] as const;

/** Which pictures are taken: all that there are, or those of one theme, width (pixels) or language, or with a text in their name. */
export interface Wanted {
  theme?: string | undefined;
  width?: string | undefined;
  language?: string | undefined;
  only?: string | undefined;
}

/**
 * Writes a picture of each card in each language and width, in English in each theme too: colors are the same in all languages. A theme
 * that was asked for is taken in every language. Resolves to how many there are.
 */
export async function takePictures(url: string, folder: string, wanted: Wanted): Promise<number> {
  await mkdir(folder, { recursive: true });
  const browser = await launchChromium();
  try {
    let count = 0;
    for (const look of looksOf(wanted))
      count += await takeOf(browser, url, { ...look, folder, only: wanted.only ?? '' });
    return count;
  } finally {
    await browser.close();
  }
}

function looksOf({ theme, width, language }: Wanted) {
  const languages = languageTags.filter((tag) => language === undefined || tag === language);
  const widths = WIDTHS.filter((each) => width === undefined || String(each) === width);
  return languages.flatMap((tag) => {
    const drawn = THEMES.filter((each) =>
      theme === undefined ? tag === 'en' || each === 'light' : each === theme,
    );
    return drawn.flatMap((each) => widths.map((pixels) => ({ theme: each, width: pixels, language: tag })));
  });
}

interface Look {
  theme: string;
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
  // drawing some hundred cards takes a busy computer a while
  await page.waitForSelector('body[data-drawn]', { timeout: 300_000 });
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
