import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { accessible } from './support/axe.ts';
import { ChatPage, PHONE, WIDE } from './support/chat-page.ts';
import { openDemo } from './support/demo.ts';
import { tabTo } from './support/focus.ts';
import { looksAsKept } from './support/pictures.ts';

describe('the demo in a browser', () => {
  let browser: Browser;
  let url: string;
  before(async () => {
    ({ browser, url } = await openDemo());
  });

  it('takes a newcomer through the main job, on a phone', async () => {
    const page = await ChatPage.open(browser, url, PHONE);
    await accessible(page.page, 'the list of people');
    await page.page.locator('#chooser-tour').click();
    const step = page.part('tour-count');
    const goOn = page.part('tour-buttons').getByRole('button');
    await step.filter({ hasText: 'Step 1 of 5' }).waitFor();
    assert.equal(await page.part('chips').locator('.chip-next').count(), 0, 'two things to do next');
    await goOn.click();
    await step.filter({ hasText: 'Step 2 of 5' }).waitFor();
    await goOn.click();
    await step.filter({ hasText: 'Step 3 of 5' }).waitFor();
    await page.reads('aino.virtanen@');
    await page.beginsOnScreen();
    assert.equal(await page.part('log').locator('.tour-here').textContent(), 'Remote lock');
    await page.settles();
    await goOn.click();
    await step.filter({ hasText: 'Step 4 of 5' }).waitFor();
    await page.beginsOnScreen();
    await page.firstSecond();
    await goOn.click();
    await step.filter({ hasText: 'That was the tour' }).waitFor({ timeout: 60_000 });
    await page.reads('Done');
    await page.sound('tour');
    await accessible(page.page, 'the end of the tour');
    await page.close();
    const again = await ChatPage.open(browser, url);
    assert.ok(await again.page.locator('#welcome').isVisible(), 'another browser has not seen it');
    await again.close();
  });

  it('does the main job: an operator looks somebody up and locks a device', async () => {
    const page = await ChatPage.open(browser, url);
    await page.become('Omar Operator');
    await page.say('whoami');
    await page.reads('Help Desk Operator');
    await page.say('select user aino');
    await page.reads('2 people match');
    await page.next('Press “Aino Virtanen (').waitFor();
    await page.press('Aino Virtanen');
    await page.reads('aino.virtanen@');
    await page.beginsOnScreen();
    await accessible(page.page, 'a user card');
    await page.part('theme').click();
    await accessible(page.page, 'a user card in the dark theme');
    await page.press('Remote lock');
    await page.press('Confirm remote lock');
    await page.becomes('Done');
    await page.press('Back to user');
    await page.reads('aino.virtanen@');
    await page.close();
  });

  it('lets an admin make operators, in a channel with threads', async () => {
    const page = await ChatPage.open(browser, url);
    await page.become('Ada Admin');
    await page.open('Help desk admins');
    await page.say('roles');
    await page.press('Next');
    await page.say('assign role');
    await page.choose('Lock desk');
    await page.fill('Assignment name', 'Sample desk');
    await page.find('Members', 'trainees');
    await page.find('Scope', 'Site 01');
    await page.press('Review');
    await page.reads('Site 01');
    await page.press('Confirm');
    await page.reads('Sample desk');
    const threads = page.part('log').locator('.thread');
    const before = await threads.count();
    await threads.last().getByRole('button', { name: 'Reply' }).click();
    await page.say('report');
    assert.equal(await threads.count(), before, 'the answer is in the thread');
    await page.reads('Nobody is named');
    // Teams gives the bot only what mentions it
    await page.part('at').click();
    await page.part('composer').fill('Thanks!');
    await page.page.keyboard.press('Enter');
    await page.part('log').locator('.note', { hasText: 'doesn’t mention the bot' }).waitFor();
    await page.part('raw-toggle').click();
    await page.newest.getByRole('button', { name: 'Raw activities' }).click();
    await page.page.locator('#raw pre', { hasText: '"attachments"' }).first().waitFor();
    await accessible(page.page, 'raw activities');
    await page.page.keyboard.press('Escape');
    await accessible(page.page, 'a channel');
    await page.sound('admin');
    await page.close();
  });

  it('shows operator and employee in one window: a caller is verified', async () => {
    const page = await ChatPage.open(browser, url);
    await page.page.locator('#pairs').getByRole('button', { name: 'Operator and employee' }).click();
    const employee = page.second;
    await employee.reads('help desk bot');
    await page.say('device Aino scanner');
    await page.press('Reset passcode');
    await page.press('Verify caller');
    const number = await page.finds(/Read this number aloud: (\d\d)/);
    await page.next('Let Aino Virtanen answer').click();
    await employee.reads('Is this you?');
    await accessible(page.page, 'two windows');
    await employee.press(number);
    await employee.reads('it is you');
    await page.becomes('Verified');
    await page.press('Confirm passcode reset');
    await page.reads('Accepted', 'Pending');
    await page.close();
  });

  it('shows admin and operator in one window: a wipe is approved by a second operator', async () => {
    const page = await ChatPage.open(browser, url);
    await page.page.locator('#pairs').getByRole('button', { name: 'Admin and operator' }).click();
    const admin = page.second;
    await admin.part('title').filter({ hasText: 'Help desk admins' }).waitFor();
    await page.say('device AINO-LAPTOP');
    await page.press('More actions');
    await page.beginsOnScreen();
    await page.press('Wipe');
    await page.press('Continue');
    await page.press('Confirm wipe');
    await page.reads('This isn’t the device’s name');
    await page.fill('Device name', 'AINO-LAPTOP');
    await page.fill('Reason', 'Left in a train');
    await page.press('Confirm wipe');
    await page.reads('Pending');
    await page.next('Let Ada Admin approve it').waitFor();
    await admin.becomes('AINO-LAPTOP');
    await admin.press('Approve');
    await page.becomes('Done', 'Accepted');
    await page.close();
  });

  for (const [name, look, most] of [
    ['page-wide', WIDE, 2.5],
    ['page-phone', PHONE, 14],
  ] as const)
    it(`looks as it did: ${name}`, async () => {
      const page = await ChatPage.open(browser, url, look);
      // somebody who has said nothing yet in either look
      await page.become(look === WIDE ? 'Gus Global' : 'Rita Rolegroup');
      await page.say('select user aino');
      await page.reads('2 people match');
      await looksAsKept(name, await page.page.screenshot(), most);
      await page.close();
    });

  it('turns away who has no role', async () => {
    const page = await ChatPage.open(browser, url, PHONE);
    await page.become('Norbert Norole');
    await page.say('select user aino');
    await page.reads('You have no');
    await page.close();
  });

  it('works by the keyboard alone, and always shows where the focus is', async () => {
    const page = await ChatPage.open(browser, url);
    const { keyboard } = page.page;
    await tabTo(page.page, /^Omar Operator/);
    await keyboard.press('Enter');
    await page.page.locator('#composer:focus').waitFor();
    await keyboard.type('select user sampo.laine@contoso.example');
    await keyboard.press('Enter');
    await page.becomes('sampo.laine@');
    await page.settles();
    // the suggested step leads to the button itself
    await tabTo(page.page, /^Press “/, 'Shift+Tab');
    await keyboard.press('Enter');
    await tabTo(page.page, /^Remote lock$/);
    await keyboard.press('Enter');
    await page.becomes('Confirm remote lock');
    await page.firstSecond();
    await tabTo(page.page, /^Confirm remote lock$/);
    await keyboard.press('Enter');
    await page.becomes('Accepted', 'Pending', 'Done');
    await tabTo(page.page, /^Message$/);
    // another place, another person, and back: what comes late takes the focus from nobody
    await tabTo(page.page, /^Group chat/, 'Shift+Tab');
    await page.page.route('**/api/open', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await route.continue();
    });
    const opened = page.page.waitForResponse('**/api/open');
    await keyboard.press('Enter');
    await page.part('title').filter({ hasText: 'Group chat' }).waitFor();
    await keyboard.press('F6');
    await tabTo(page.page, /^Omar Operator/);
    await (await opened).finished();
    await page.page.waitForTimeout(100);
    await keyboard.press('Enter');
    await tabTo(page.page, /^Lars Lockdesk/);
    await keyboard.press('Enter');
    await page.part('me-name').filter({ hasText: 'Lars' }).waitFor();
    await page.close();
  });

  it('is one person in one tab and another in a second', async () => {
    const context = await browser.newContext();
    const one = await ChatPage.open(context, url);
    await one.become('Otso Operator');
    const other = await ChatPage.open(context, url, undefined, { chosen: true });
    await other.part('me-name').filter({ hasText: 'Otso' }).waitFor();
    await one.say('whoami');
    await other.reads('Help Desk Operator');
    await other.become('Reena Readonly');
    for (const [tab, name] of [
      [one, 'Otso'],
      [other, 'Reena'],
    ] as const) {
      await tab.page.reload();
      await tab.part('me-name').filter({ hasText: name }).waitFor();
    }
    await one.reads('Help Desk Operator');
    await context.close();
  });

  it('keeps what was typed before a person was chosen', async () => {
    const page = await ChatPage.open(browser, url, PHONE);
    await page.page.keyboard.press('Escape');
    await page.part('composer').fill('select user aino');
    await page.page.keyboard.press('Enter');
    await page.page.locator('#chooser').waitFor();
    await page.become('Omar Operator');
    assert.equal(await page.part('composer').inputValue(), 'select user aino');
    await page.part('composer').press('Enter');
    await page.reads('2 people match');
    await page.close();
  });

  it('keeps what was typed while its server is away', async () => {
    const page = await ChatPage.open(browser, url);
    await page.become('Otso Operator');
    await page.say('device Aino scanner');
    await page.press('Restart');
    await page.fill('Ticket number', 'INC-1');
    await page.page.route('**/api/*', (route) => route.abort());
    await page.newest.getByRole('button', { name: 'Cancel' }).click();
    await page.part('log').locator('.note-error').waitFor();
    assert.equal(await page.newest.getByLabel('Ticket number').inputValue(), 'INC-1');
    await page.part('theme').click();
    assert.equal(
      await page.newest.getByLabel('Ticket number').inputValue(),
      'INC-1',
      'in another theme, too',
    );
    await page.part('composer').fill('select user aino');
    await page.page.keyboard.press('Enter');
    await page.part('log').locator('.note-error', { hasText: 'kept' }).waitFor();
    assert.equal(await page.part('composer').inputValue(), 'select user aino');
    await page.page.unroute('**/api/*');
    page.forgive(/Failed to load resource/);
    await page.page.reload();
    assert.equal(await page.part('composer').inputValue(), 'select user aino', 'after a reload, too');
    await page.part('composer').press('Enter');
    await page.reads('2 people match');
    await page.close();
  });

  // the last one: afterwards each action on these devices needs a second operator for a day
  it('shows operator and employee in one window: the employee is told what was done, and says that it wasn’t them', async () => {
    const page = await ChatPage.open(browser, url);
    await page.page.locator('#pairs').getByRole('button', { name: 'Operator and employee' }).click();
    const employee = page.second;
    // another story has wiped a device of theirs, and they were told
    await employee.reads('help desk operators', 'The help desk did something');
    await page.say('device Aino iPhone');
    await page.press('Remote lock');
    await page.press('Confirm remote lock');
    await page.reads('Accepted', 'Pending', 'Done');
    await employee.becomes('Omar Operator of the help desk sent: Remote lock on Aino iPhone');
    await accessible(page.page, 'the employee is told');
    await employee.press('That’s not me');
    await employee.reads('Sent within the last day');
    await page.becomes('Done');
    await page.say('device Aino scanner');
    await page.press('Restart');
    await page.press('Confirm restart');
    await page.reads('Pending');
    await page.reads('second operator');
    await page.close();
  });
});
