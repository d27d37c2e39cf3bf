import { el } from './dom.js';

const DEBOUNCE_MS = 250;
let count = 0;

/**
 * An Input.ChoiceSet with `style: filtered`: a text box and a list of matches, from the card's own choices or from the bot's
 * dataset (`choices.data`). The library's own picker returns titles instead of values and doesn't support multiple choice.
 */
export function definePicker(AC) {
  class Picker extends AC.ChoiceSetInput {
    internalParse(source, context) {
      super.internalParse(source, context);
      const query = source['choices.data'];
      this.dataset = query?.type === 'Data.Query' ? query.dataset : undefined;
    }

    get isPicker() {
      return this.dataset !== undefined || this.style === 'filtered';
    }

    internalRender() {
      if (!this.isPicker) return super.internalRender();
      const values = this.isMultiSelect ? (this.defaultValue ?? '').split(',') : [this.defaultValue ?? ''];
      const chosen = values
        .filter((value) => value !== '')
        .map((value) => ({
          value,
          title: this.choices.find((choice) => choice.value === value)?.title ?? value,
        }));
      this.control = pickerControl({
        label: this.label,
        placeholder: this.placeholder,
        many: this.isMultiSelect,
        chosen,
        find: (text) => this.find(text),
        onChange: () => this.valueChanged(),
      });
      return this.control.element;
    }

    async find(text) {
      const wanted = text.toLowerCase();
      const fixed = this.choices
        .map(({ title, value }) => ({ title, value }))
        .filter(({ title }) => title?.toLowerCase().includes(wanted));
      if (this.dataset === undefined) return fixed;
      const found = await this.getRootElement().search(this.dataset, text);
      return [...fixed, ...found.filter(({ value }) => !fixed.some((choice) => choice.value === value))];
    }

    focus() {
      if (this.control) this.control.focus();
      else super.focus();
    }

    isSet() {
      return this.control ? this.value !== undefined : super.isSet();
    }

    isValid() {
      return this.control ? true : super.isValid();
    }

    get value() {
      if (!this.control) return super.value;
      return this.control.values().join(',') || undefined;
    }
  }
  AC.GlobalRegistry.elements.register('Input.ChoiceSet', Picker);
}

function pickerControl({ label, placeholder, many, chosen, find, onChange }) {
  const id = `picker-${(count += 1)}`;
  const list = el('ul', {
    class: 'picker-list',
    id,
    role: 'listbox',
    'aria-label': label ?? 'Choices',
    hidden: true,
  });
  const input = el('input', {
    class: 'ac-input picker-input',
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    placeholder: placeholder ?? 'Type to search',
    'aria-label': label ?? placeholder ?? 'Search',
    'aria-autocomplete': 'list',
    'aria-controls': id,
    'aria-expanded': 'false',
  });
  const tags = el('div', { class: 'picker-tags' });
  let options = [];
  let active = -1;
  let turn = 0;
  let timer;

  const close = () => {
    clearTimeout(timer);
    turn += 1;
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const show = (...rows) => {
    list.replaceChildren(...rows);
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  };
  const say = (words) => show(el('li', { class: 'picker-words', role: 'presentation' }, words));
  const settle = () => {
    input.value = many ? '' : (chosen[0]?.title ?? '');
  };
  const drawTags = () => {
    if (!many) return;
    const remove = (value) => () => {
      chosen = chosen.filter((each) => each.value !== value);
      drawTags();
      input.focus();
      onChange();
    };
    tags.replaceChildren(
      ...chosen.map(({ title, value }) =>
        el(
          'span',
          { class: 'picker-tag' },
          el('bdi', {}, title),
          el('button', { type: 'button', 'aria-label': `Remove ${title}`, onclick: remove(value) }, '×'),
        ),
      ),
    );
  };
  const choose = (option) => {
    const others = chosen.filter(({ value }) => value !== option.value);
    chosen = many ? [...others, option] : [option];
    settle();
    drawTags();
    close();
    onChange();
  };
  const highlight = (next) => {
    active = options.length === 0 ? -1 : (next + options.length) % options.length;
    [...list.children].forEach((row, n) => {
      row.setAttribute('aria-selected', String(n === active));
      if (n === active) row.scrollIntoView({ block: 'nearest' });
    });
    if (active >= 0) input.setAttribute('aria-activedescendant', `${id}-${active}`);
  };
  const look = async () => {
    const mine = (turn += 1);
    if (list.hidden) say('Searching…');
    try {
      const found = await find(input.value.trim());
      if (mine !== turn) return;
      options = found.slice(0, 15);
    } catch (error) {
      if (mine === turn) say(error.message);
      return;
    }
    active = -1;
    if (options.length === 0) return say('Nothing found');
    const row = (option, n) =>
      el(
        'li',
        {
          role: 'option',
          id: `${id}-${n}`,
          'aria-selected': 'false',
          onmousedown: (event) => event.preventDefault(),
          onclick: () => choose(option),
        },
        el('bdi', {}, option.title),
      );
    show(...options.map(row));
  };
  const lookSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, DEBOUNCE_MS);
  };

  input.addEventListener('input', () => {
    if (!many && input.value === '' && chosen.length > 0) {
      chosen = [];
      onChange();
    }
    lookSoon();
  });
  input.addEventListener('focus', () => {
    if (!many) input.select();
    lookSoon();
  });
  input.addEventListener('blur', () => {
    close();
    settle();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) lookSoon();
      else highlight(active + (event.key === 'ArrowDown' ? 1 : active < 0 ? 0 : -1));
    } else if (event.key === 'Enter' && !list.hidden && options[active]) {
      event.preventDefault();
      event.stopPropagation();
      choose(options[active]);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.stopPropagation();
      close();
    } else if (event.key === 'Backspace' && many && input.value === '' && chosen.length > 0) {
      chosen = chosen.slice(0, -1);
      drawTags();
      onChange();
    }
  });
  settle();
  drawTags();
  return {
    element: el('div', { class: 'picker' }, tags, input, list),
    values: () => chosen.map(({ value }) => value),
    focus: () => input.focus(),
  };
}
