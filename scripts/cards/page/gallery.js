const form = document.getElementById('choose');
const list = document.getElementById('cards');
const asked = new URLSearchParams(location.search);
const cards = await (await fetch('cards.json')).json();

for (const language of new Set(cards.map((card) => card.language)))
  form.language.append(new Option(language));
for (const name of ['theme', 'width', 'language', 'find'])
  if (asked.has(name)) form[name].value = asked.get(name);
document.body.classList.toggle('bare', asked.has('bare'));
// its code registers the picker with the renderer
const { drawAttachment } = await import('./cards/cards.js');

function draw() {
  document.documentElement.dataset.theme = form.theme.value;
  const find = form.find.value.toLowerCase();
  const bare = asked.has('bare');
  const shown = cards.filter(
    ({ language, card, state }) =>
      (bare || language === form.language.value) && `${card} ${state}`.toLowerCase().includes(find),
  );
  list.replaceChildren(...shown.map(sample));
  document.body.dataset.drawn = String(shown.length);
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

form.addEventListener('input', draw);
form.addEventListener('submit', (event) => event.preventDefault());
draw();
