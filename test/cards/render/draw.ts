import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { launchChromium } from '../../../scripts/cards/chromium.ts';
import { loadCards } from '../../../bot/cards/render/render.ts';
import { cardsWith } from '../support/hostile.ts';
import { samples } from '../support/samples.ts';

/**
 * Draws every sample card as Teams does, light and dark, wide and narrow: `npx tsx test/cards/render/draw.ts OUTDIR [PART-OF-NAME]`.
 * Needs a Chromium, and Teams' host configs in ../shared/schemas.
 */
const THEMES = { light: '#f5f5f5', dark: '#1f1f1f' };
const WIDTHS = [600, 340];

const [out, wanted = ''] = process.argv.slice(2);
if (out === undefined)
  throw new Error('the folder for the pictures is missing: npx tsx test/cards/render/draw.ts OUTDIR');
const root = join(import.meta.dirname, '../../..');
const library = join(createRequire(import.meta.url).resolve('adaptivecards'), '../../dist/adaptivecards.js');

await mkdir(out, { recursive: true });
const cards = new Map([
  ...samples,
  ...under('long', 'n'.repeat(200)),
  ...under('markup', '[**b**](http://evil) ${1+1} <at>x</at>'),
]);
const render = await loadCards();
const browser = await launchChromium();
try {
  for (const [theme, background] of Object.entries(THEMES)) {
    const configFile = join(root, `../shared/schemas/host-config-teams-${theme}.json`);
    const config = await readFile(configFile, 'utf8');
    for (const width of WIDTHS) {
      const page = await browser.newPage({ viewport: { width: width + 32, height: 400 } });
      await page.setContent(pageFor(background, width, theme));
      await page.addScriptTag({ path: library });
      for (const [name, { card, view }] of cards) {
        if (!name.includes(wanted)) continue;
        const json = JSON.stringify(render(card, view));
        await page.evaluate(`draw(${config}, ${json})`);
        await page.screenshot({ path: join(out, `${theme}-${width}-${name}.png`), fullPage: true });
      }
      await page.close();
    }
  }
} finally {
  await browser.close();
}

function under(kind: string, text: string) {
  return [...cardsWith(text)].map(([name, card]) => [`${kind}-${name.replaceAll(' ', '-')}`, card] as const);
}

function pageFor(background: string, width: number, theme: string): string {
  const button = theme === 'dark' ? '#fff;background:#3d3d3d' : '#242424;background:#fff';
  return `<style>
    body { margin: 16px; background: ${background}; }
    #card { width: ${width}px; border-radius: 8px; overflow: hidden; font-family: 'Segoe UI', sans-serif; }
    .ac-richTextBlock { overflow-wrap: anywhere; }
    .ac-pushButton { font: 600 14px 'Segoe UI', sans-serif; padding: 5px 12px; border: 1px solid #8888; border-radius: 4px; color: ${button}; min-width: 0 }
    .ac-pushButton.style-positive { background: #5b5fc7; color: #fff; }
    select, input:not([type='checkbox']) { width: 100%; padding: 6px; box-sizing: border-box }
  </style><div id="card"></div><script>
    function draw(config, json) {
      const card = new AdaptiveCards.AdaptiveCard();
      card.hostConfig = new AdaptiveCards.HostConfig(config);
      card.parse(json);
      document.getElementById('card').replaceChildren(card.render());
    }
  </script>`;
}
