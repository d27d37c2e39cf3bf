// A page may be opened where storage isn't allowed. It works without it, and forgets.
function ask(store, what) {
  try {
    return what(globalThis[store]);
  } catch {
    return undefined;
  }
}

const of = (store) => ({
  get: (key) => ask(store, (kept) => kept.getItem(`sandbox-chat-${key}`)) ?? undefined,
  set: (key, value) => void ask(store, (kept) => kept.setItem(`sandbox-chat-${key}`, value)),
  drop: (key) => void ask(store, (kept) => kept.removeItem(`sandbox-chat-${key}`)),
});

/** What the browser keeps, whatever tab. */
export const forAll = of('localStorage');
/** What this tab keeps: two tabs can be two people. */
export const forTab = of('sessionStorage');
