import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterFirstSecond } from '../../support/act.ts';

export interface Look {
  width: number;
  height: number;
  colorScheme: 'light' | 'dark';
}

export const WIDE: Look = { width: 1280, height: 900, colorScheme: 'light' };
export const PHONE: Look = { width: 375, height: 740, colorScheme: 'dark' };

/** An answer takes a moment, an action's end the sandbox's time. */
const ANSWER_MS = 10_000;
const ACTION_MS = 60_000;

/** One person's window of the chat page, as they see it. Throws with the current step if anything is wrong. */
export class ChatPage {
  readonly page: Page;
  readonly #end: string;
  readonly #faults: string[];

  private constructor(page: Page, end: string, faults: string[]) {
    this.page = page;
    this.#end = end;
    this.#faults = faults;
  }

  /** A new tab, of a browser that has never been here or of one that has. */
  static async open(
    browser: Browser | BrowserContext,
    url: string,
    look: Look = WIDE,
    { chosen = false } = {},
  ): Promise<ChatPage> {
    const { width, height, colorScheme } = look;
    const options = { viewport: { width, height }, colorScheme };
    const page = 'contexts' in browser ? await browser.newPage(options) : await browser.newPage();
    page.setDefaultTimeout(ANSWER_MS);
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(url);
    if (!chosen) await page.locator('#chooser').waitFor();
    return new ChatPage(page, '', faults);
  }

  /** The window of the second person, beside the first. */
  get second(): ChatPage {
    return new ChatPage(this.page, '-2', this.#faults);
  }

  /** A part of this window. */
  part(name: string): Locator {
    return this.page.locator(`#${name}${this.#end}`);
  }

  async become(name: string): Promise<void> {
    const dialog = this.page.locator('#chooser');
    if (!(await dialog.isVisible())) {
      await this.#openSide();
      await this.part('me').click();
    }
    await dialog.getByRole('button', { name }).click();
    await this.part('me-name').filter({ hasText: name }).waitFor({ state: 'attached' });
    await this.sound(`become ${name}`);
  }

  async open(place: string): Promise<void> {
    await this.#openSide();
    await this.part('places').getByRole('button', { name: place }).first().click();
    await this.part('title').filter({ hasText: place }).waitFor();
    await this.sound(`open ${place}`);
  }

  async say(text: string): Promise<void> {
    await this.#answered(`say ${text}`, async () => {
      await this.part('composer').fill(text);
      await this.page.keyboard.press('Enter');
    });
  }

  /** The suggested next step, once there is one like this. */
  next(title: string): Locator {
    return this.part('chips').locator('.chip-next', { hasText: title });
  }

  /** Presses a button of the newest message and waits for the card that replaces it. */
  async press(name: string): Promise<void> {
    if (name.startsWith('Confirm')) await afterFirstSecond();
    const newest = this.newest;
    const before = await newest.innerHTML();
    await newest.getByRole('button', { name }).first().click();
    await this.#changed(newest, before, `press ${name}`);
    await this.sound(`press ${name}`);
  }

  async fill(label: string, text: string): Promise<void> {
    await this.newest.getByLabel(label).fill(text);
  }

  async tick(label: string): Promise<void> {
    await this.newest.getByText(label).first().click();
  }

  async choose(option: string): Promise<void> {
    const select = this.newest.locator('select').first();
    const found = select.locator('option', { hasText: option }).first();
    await select.selectOption((await found.getAttribute('value')) ?? option);
  }

  /** Types into a search field, and takes the first result. */
  async find(label: string, text: string): Promise<void> {
    const field = this.newest.getByRole('combobox', { name: label });
    await field.fill(text);
    await this.newest.getByRole('option', { name: text }).first().click();
    await field.blur();
  }

  /** The newest message has one of these words. */
  async reads(...words: string[]): Promise<void> {
    await this.#holds(words, ANSWER_MS);
  }

  /** The newest message gets it without a press. */
  async becomes(...words: string[]): Promise<void> {
    await this.#holds(words, ACTION_MS);
  }

  /** The beginning of the newest message is on the screen. */
  async beginsOnScreen(): Promise<void> {
    const top = this.newest;
    await this.#until(
      async () => ((await top.boundingBox())?.y ?? -1) >= 0,
      ANSWER_MS,
      'the newest card doesn’t show its beginning',
    );
  }

  /** What a pattern's group finds on the newest message. */
  async finds(pattern: RegExp): Promise<string> {
    const text = await this.newest.innerText();
    const [, found] = pattern.exec(text) ?? [];
    assert.ok(found, `nothing like ${String(pattern)} in: ${text.slice(0, 500)}`);
    return found;
  }

  /** The newest card doesn't change by itself any more: what took longer to read is on it. */
  async settles(): Promise<void> {
    let before = '';
    await this.#until(
      async () => {
        const now = await this.newest.innerHTML();
        const isSame = now === before && !now.includes('Still reading');
        before = now;
        return isSame;
      },
      ANSWER_MS,
      'it keeps changing',
    );
  }

  /** A confirm card can't be used in its first second. */
  firstSecond(): Promise<void> {
    return afterFirstSecond();
  }

  /** Forgets what the console was expected to complain of. */
  forgive(complaint: RegExp): void {
    const others = this.#faults.filter((fault) => !complaint.test(fault));
    this.#faults.splice(0, Infinity, ...others);
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  get #rows(): Locator {
    return this.part('log').locator('.row-theirs');
  }

  get newest(): Locator {
    return this.#rows.last();
  }

  async #openSide(): Promise<void> {
    const menu = this.part('menu');
    if ((await menu.isVisible()) && (await menu.getAttribute('aria-expanded')) !== 'true') await menu.click();
  }

  async #answered(step: string, act: () => Promise<void>): Promise<void> {
    const before = await this.#rows.count();
    await act();
    await this.#until(async () => (await this.#rows.count()) > before, ANSWER_MS, `${step}: no answer`);
    await this.sound(step);
  }

  async #changed(row: Locator, before: string, step: string): Promise<void> {
    await this.#until(
      async () => (await row.locator('.card-busy').count()) === 0 && (await row.innerHTML()) !== before,
      ANSWER_MS,
      `${step}: the card stays as it was`,
    );
  }

  async #holds(words: string[], ms: number): Promise<void> {
    const has = async () => {
      const text = await this.newest.innerText();
      return words.some((word) => text.includes(word));
    };
    await this.#until(has, ms, `none of “${words.join('”, “')}” on the card`);
  }

  async #until(holds: () => Promise<boolean>, ms: number, otherwise: string): Promise<void> {
    const end = performance.now() + ms;
    while (!(await holds())) {
      if (performance.now() > end) {
        throw new Error(`${otherwise}: ${(await this.newest.innerText()).slice(0, 500)}`);
      }
      await this.page.waitForTimeout(100);
    }
  }

  /** Nothing in the console, and nothing wider than the screen. */
  async sound(step: string): Promise<void> {
    assert.deepEqual(this.#faults.splice(0), [], step);
    const wide = await this.page.evaluate(
      `[document.documentElement, ...document.querySelectorAll('.log .card')]
        .filter((node) => node.scrollWidth > node.clientWidth + 1 || node.getBoundingClientRect().right > innerWidth + 1)
        .map((node) => node.className || node.tagName)`,
    );
    assert.deepEqual(wide, [], `${step}: wider than the screen`);
  }
}
