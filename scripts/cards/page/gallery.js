const form = document.getElementById('choose');
const list = document.getElementById('cards');
const asked = new URLSearchParams(location.search);
const read = async (path) => (await fetch(path)).json();

const names = new Intl.DisplayNames(['en'], { type: 'language' });
for (const tag of await read('languages.json')) form.language.append(new Option(nameOf(tag), tag));
for (const name of ['theme', 'width', 'language', 'find'])
  if (asked.has(name)) form[name].value = asked.get(name);
document.body.classList.toggle('bare', asked.has('bare'));
// its code registers the picker with the renderer
const { drawAttachment } = await import('./cards/cards.js');
/** The cards of each language that was looked at. */
const known = new Map();

async function draw() {
  const language = form.language.value;
  if (!known.has(language)) known.set(language, read(`cards.json?language=${language}`));
  const cards = await known.get(language);
  // another was chosen meanwhile
  if (form.language.value !== language) return;
  document.documentElement.dataset.theme = form.theme.value;
  const find = form.find.value.toLowerCase();
  const shown = cards.filter(({ card, state }) => `${card} ${state}`.toLowerCase().includes(find));
  list.replaceChildren(...shown.map(sample));
  document.body.dataset.drawn = String(shown.length);
}

function nameOf(tag) {
  if (tag === 'en-XA') return 'English, 40 % longer';
  if (tag === 'en-XB') return 'English, from the right';
  return names.of(tag);
}

function sample({ language, card, state, content }) {
  const heading = document.createElement('h2');
  heading.textContent = `${card} · ${state}`;
  const box = document.createElement('section');
  box.className = 'sample';
  box.style.width = `${form.width.value}px`;
  box.dataset.card = `${language} ${card} ${state}`;
  const nothing = () => undefined;
  const handlers = { press: nothing, decide: nothing, showError: nothing, search: async () => [] };
  box.append(
    heading,
    drawAttachment({ contentType: 'application/vnd.microsoft.card.adaptive', content }, handlers),
  );
  return box;
}

form.addEventListener('input', () => void draw());
form.addEventListener('submit', (event) => event.preventDefault());
await draw();
