import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';

const THEMES = ['light', 'dark', 'contrast'] as const;
/** Pixels: a wide window, and a phone. */
const WIDTHS = [600, 340] as const;

/** Writes a picture of each card in each theme and width. `only`: those whose names contain it. Resolves to how many there are. */
export async function takePictures(url: string, folder: string, only = ''): Promise<number> {
  await mkdir(folder, { recursive: true });
  const browser = await launchChromium();
  try {
    let count = 0;
    for (const theme of THEMES)
      for (const width of WIDTHS) count += await takeOf(browser, url, { theme, width, folder, only });
    return count;
  } finally {
    await browser.close();
  }
}

interface Look {
  theme: (typeof THEMES)[number];
  width: number;
  folder: string;
  only: string;
}

async function takeOf(browser: Browser, url: string, { theme, width, folder, only }: Look): Promise<number> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(`${url}/?theme=${theme}&width=${width}&bare`);
  await page.waitForSelector('body[data-drawn]');
  let count = 0;
  for (const card of await page.locator('[data-card]').all()) {
    const [language = '', name = '', state = ''] = ((await card.getAttribute('data-card')) ?? '').split(' ');
    const file = `${theme}-${width}-${language}-${name}-${state}.png`;
    if (!file.includes(only)) continue;
    await card.screenshot({ path: join(folder, file) });
    count += 1;
  }
  await page.close();
  return count;
}
