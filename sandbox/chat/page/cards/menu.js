import { el } from '../base/dom.js';

/** The “…” menu of a card's actions. It closes on Escape, a choice or a click elsewhere. */
export function openMenu(button, items) {
  const close = (refocus) => {
    menu.remove();
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside, true);
    if (refocus) button.focus();
  };
  const outside = (event) => {
    if (!menu.contains(event.target)) close(false);
  };
  const rows = items.map(({ title, run, enabled }) => {
    const choose = () => {
      close(true);
      run();
    };
    return el('button', { type: 'button', role: 'menuitem', disabled: !enabled, onclick: choose }, title);
  });
  const menu = el('div', { class: 'menu-list', role: 'menu' }, ...rows);
  menu.addEventListener('keydown', (event) => {
    const at = rows.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      rows[(at + step + rows.length) % rows.length].focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      close(true);
    }
  });
  document.body.append(menu);
  place(menu, button.getBoundingClientRect());
  button.setAttribute('aria-expanded', 'true');
  document.addEventListener('pointerdown', outside, true);
  rows[0]?.focus();
}

function place(menu, anchor) {
  const { width, height } = menu.getBoundingClientRect();
  const below = anchor.bottom + 4 + height <= innerHeight;
  menu.style.left = `${Math.max(8, Math.min(anchor.left, innerWidth - width - 8))}px`;
  menu.style.top = `${below ? anchor.bottom + 4 : Math.max(8, anchor.top - height - 4)}px`;
}
