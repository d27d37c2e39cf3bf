// Every card of a person with thirty devices and five hundred groups, drawn 340 pixels wide: `npx tsx test/drill/narrow.drill.ts [FOLDER]`.
// Needs a Chromium at /usr/bin/chromium or $CHROMIUM. Pictures of cards on which something doesn't fit go into FOLDER. Takes a minute.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { fixtures } from '../support/fixture.ts';
import { mochaGlobalSetup } from '../support/hooks.ts';
import { openStage, UNLIMITED } from '../support/stage.ts';
import { crowdedTenant } from './support/everything/crowded.ts';
import { faultsAt, serveNarrowPage } from './support/everything/narrow-page.ts';
import { pressAll } from './support/everything/press-all.ts';

const WIDTH = 340;
const MOST_PRESSES = 900;
const [pictures] = process.argv.slice(2);
const say = (line: string) => void process.stdout.write(`${line}\n`);

await mochaGlobalSetup();
if (pictures !== undefined) await mkdir(pictures, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
const served = await serveNarrowPage();
try {
  const { data, person, operator } = crowdedTenant();
  const stage = await openStage({ data, app: UNLIMITED });
  const said = [`select user ${String(person.userPrincipalName)}`, 'select user lab', 'whoami', 'help'];
  const { reached } = await pressAll(stage, operator.id, said, MOST_PRESSES);
  const cards = new Map(
    reached.flatMap(({ card, way }) => (card ? [[JSON.stringify(card), { card, way }]] : [])),
  );
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 800 } });
  await page.goto(served.url);
  await page.waitForSelector('body[data-ready]');
  let faulty = 0;
  for (const { card, way } of cards.values()) {
    const faults = await faultsAt(page, card);
    if (faults.length === 0) continue;
    faulty += 1;
    say([way.join(' → '), ...faults.map((fault) => `  ${fault}`)].join('\n'));
    if (pictures !== undefined)
      await page.screenshot({
        path: join(pictures, `${String(faulty).padStart(3, '0')}.png`),
        fullPage: true,
      });
  }
  say(`${cards.size} cards at ${WIDTH} pixels, ${faulty} on which something doesn’t fit`);
  process.exitCode = faulty === 0 && cards.size > 100 ? 0 : 1;
} finally {
  served.close();
  await browser.close();
  await fixtures.fileEnds();
}
