/** Disables cards while a press is on its way, and marks the button that was pressed. */
export function setBusy(cards, busy, pressed) {
  pressed?.classList.toggle('is-pressed', busy);
  for (const card of cards) {
    card.classList.toggle('card-busy', busy);
    card.setAttribute('aria-busy', String(busy));
    for (const button of card.querySelectorAll('button, input, select, textarea, [role=button]')) {
      if (busy) button.dataset.was = String(button.disabled ?? false);
      button.disabled = busy || button.dataset.was === 'true';
    }
  }
}
