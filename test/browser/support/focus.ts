import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

const MOST_STOPS = 90;

/** What has the focus: its name, and what is wrong with the ring around it. */
const FOCUSED = `(() => {
  const node = document.activeElement;
  // between the last stop and the first, the browser’s own parts have the focus
  if (node === document.body) return { name: '' };
  const copy = node.cloneNode(true);
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
  const name = (node.getAttribute('aria-label') ?? copy.textContent).trim().replace(/\\s+/g, ' ');
  const style = getComputedStyle(node);
  const isBox = node.closest('.composer') !== null;
  const width = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
  if (width === 0 && !isBox) return { name, fault: 'no ring' };
  const out = Math.max(0, width + parseFloat(style.outlineOffset));
  const box = node.getBoundingClientRect();
  const ring = { left: box.left - out, right: box.right + out, top: box.top - out, bottom: box.bottom + out };
  for (let up = node.parentElement; up !== null; up = up.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(up);
    const clip = up === document.documentElement
      ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
      : up.getBoundingClientRect();
    const isCut =
      ((overflowX !== 'visible' || up === document.documentElement) && (ring.left < clip.left - 0.5 || ring.right > clip.right + 0.5)) ||
      ((overflowY !== 'visible' || up === document.documentElement) && (ring.top < clip.top - 0.5 || ring.bottom > clip.bottom + 0.5));
    // what is larger than its window can't be seen whole
    const fits = box.height < clip.bottom - clip.top - 16;
    if (isCut && fits) return { name, fault: 'the ring is cut by ' + (up.className || up.tagName) };
  }
  return { name };
})()`;

/** Goes from stop to stop with Tab until something with this name has the focus. Each stop shows where it is. */
export async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const stops: string[] = [];
  for (let n = 0; n < MOST_STOPS; n++) {
    const focused = await page.evaluate<{ name: string; fault?: string }>(FOCUSED);
    if (n > 0) assert.equal(focused.fault, undefined, `${focused.name}, after ${stops.join(' | ')}`);
    if (name.test(focused.name)) return;
    stops.push(focused.name.slice(0, 40));
    await page.keyboard.press(key);
  }
  assert.fail(`${key} never comes to ${String(name)}, but to: ${stops.join(' | ')}`);
}
