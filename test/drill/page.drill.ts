// The demo's chat page in a browser, used as a person would: `npx tsx test/drill/page.drill.ts [FOLDER-FOR-PICTURES]`.
// Needs a Chromium at /usr/bin/chromium or $CHROMIUM. Takes a minute; wide and light first, then narrow and dark.
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startProgram } from '../support/program.ts';
import { ChatPage, type Look } from './support/chat-page.ts';

const [pictures] = process.argv.slice(2);
if (pictures) await mkdir(pictures, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
try {
  await use({ width: 1200, height: 900, colorScheme: 'light' });
  await use({ width: 375, height: 740, colorScheme: 'dark' });
  process.stdout.write('everything could be pressed\n');
} finally {
  await browser.close();
}

/** Each look has its own demo: a device locked in one would be locked in the other. */
async function use(look: Look): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'page-'));
  const demo = startProgram('bot/programs/demo', {
    ...{ PORT: '0', SandboxPort: '0', ChatPort: '0', LogLevel: 'warn' },
    DataDir: join(folder, 'data'),
  });
  try {
    const page = await ChatPage.open(browser, await demo.urlOf('chat'), look, pictures);
    await operatorLocks(page);
    await operatorWipes(page);
    await operatorShowsPasscode(page);
    await adminAssigns(page);
    await outsiderIsRefused(page);
    await page.close();
  } finally {
    demo.child.kill('SIGTERM');
    await demo.ended;
    await rm(folder, { recursive: true, force: true });
  }
}

async function operatorLocks(page: ChatPage): Promise<void> {
  await page.become('Omar Operator');
  await page.pressChip('whoami');
  await page.reads('Help Desk Operator');
  await page.say('select user aino');
  await page.shot('choice');
  await page.press('Aino Virtanen');
  await page.reads('aino.virtanen@');
  await page.beginsOnScreen();
  await page.shot('user');
  await page.press('Remote lock');
  await page.shot('confirm');
  await page.press('Confirm remote lock');
  await page.reads('Accepted', 'Pending');
  await page.becomes('Done');
  await page.shot('receipt');
  await page.press('Back to user');
  await page.reads('aino.virtanen@');
}

/** An irreversible action asks for more, and marks the missing fields. */
async function operatorWipes(page: ChatPage): Promise<void> {
  await page.say('device AINO-LAPTOP');
  await page.press('More actions');
  await page.beginsOnScreen();
  await page.shot('more');
  await page.press('Wipe');
  await page.tick('Keep user data');
  await page.press('Continue');
  await page.press('Confirm wipe');
  await page.reads('This isn’t the device’s name');
  await page.shot('wipe-faults');
  await page.press('Cancel');
  await page.reads('Nothing was sent');
}

async function operatorShowsPasscode(page: ChatPage): Promise<void> {
  // the bot welcomes her first
  await page.become('Aino Virtanen');
  await page.become('Omar Operator');
  await page.say('device Aino scanner');
  await page.press('Reset passcode');
  // the person on the phone presses the number that the operator reads aloud
  await page.press('Verify caller');
  const number = await page.finds(/Read this number aloud: (\d\d)/);
  await page.shot('verify');
  await page.become('Aino Virtanen');
  await page.shot('is-this-you');
  await page.press(number);
  await page.reads('it is you');
  await page.become('Omar Operator');
  await page.becomes('Verified');
  await page.press('Confirm passcode reset');
  await page.becomes('Show new passcode');
  await page.press('Show new passcode');
  await page.shot('passcode');
}

async function adminAssigns(page: ChatPage): Promise<void> {
  await page.become('Ada Admin');
  await page.open('Help desk admins');
  await page.say('roles');
  await page.shot('roles');
  await page.press('Next');
  await page.say('assign role');
  await page.choose('Lock desk');
  await page.fill('Assignment name', 'Sample desk');
  await page.find('Members', 'trainees');
  await page.find('Scope', 'Site 01');
  await page.shot('assign');
  await page.press('Review');
  await page.reads('Site 01');
  await page.shot('review');
  await page.press('Confirm');
  await page.reads('Sample desk');
  await page.shot('assigned');
}

async function outsiderIsRefused(page: ChatPage): Promise<void> {
  await page.become('Norbert Norole');
  await page.say('select user aino');
  await page.reads('You have no');
}
