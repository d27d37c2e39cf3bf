import { el } from '../base/dom.js';

const DEBOUNCE_MS = 250;
const MOST_OPTIONS = 15;
let count = 0;

/** A text box with a list of matches under it. With `many`, each choice becomes a tag; otherwise its title fills the box. */
export class PickerControl {
  constructor({ label, placeholder, many, chosen, find, onChange }) {
    Object.assign(this, { many, chosen, find, onChange });
    this.options = [];
    this.active = -1;
    this.searches = 0;
    this.id = `picker-${(count += 1)}`;
    this.list = el('ul', {
      class: 'picker-list',
      id: this.id,
      role: 'listbox',
      'aria-label': label ?? 'Choices',
      hidden: true,
    });
    this.input = el('input', {
      class: 'ac-input picker-input',
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      placeholder: placeholder ?? 'Type to search',
      'aria-label': label ?? placeholder ?? 'Search',
      'aria-autocomplete': 'list',
      'aria-controls': this.id,
      'aria-expanded': 'false',
      oninput: () => this.typed(),
      onfocus: () => this.focused(),
      onblur: () => this.left(),
      onkeydown: (event) => this.pressed(event),
    });
    this.tags = el('div', { class: 'picker-tags' });
    this.element = el('div', { class: 'picker' }, this.tags, this.input, this.list);
    this.element.picker = this;
    this.showChosen();
  }

  get values() {
    return this.chosen.map(({ value }) => value);
  }

  focus() {
    this.input.focus();
  }

  typed() {
    if (!this.many && this.input.value === '' && this.chosen.length > 0) {
      this.chosen = [];
      this.onChange();
    }
    this.searchSoon();
  }

  focused() {
    if (!this.many) this.input.select();
    this.searchSoon();
  }

  left() {
    this.close();
    this.showTitle();
  }

  pressed(event) {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (this.list.hidden) this.searchSoon();
      else this.highlight(this.active + (key === 'ArrowDown' ? 1 : this.active < 0 ? 0 : -1));
    } else if (key === 'Enter' && !this.list.hidden && this.options[this.active]) {
      event.preventDefault();
      event.stopPropagation();
      this.choose(this.options[this.active]);
    } else if (key === 'Escape' && !this.list.hidden) {
      event.stopPropagation();
      this.close();
    } else if (key === 'Backspace' && this.many && this.input.value === '' && this.chosen.length > 0) {
      this.chosen = this.chosen.slice(0, -1);
      this.showTags();
      this.onChange();
    }
  }

  searchSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.search(), DEBOUNCE_MS);
  }

  async search() {
    const mine = (this.searches += 1);
    if (this.list.hidden) this.showWords('Searching…');
    try {
      const found = await this.find(this.input.value.trim());
      if (mine === this.searches) this.showOptions(found.slice(0, MOST_OPTIONS));
    } catch (error) {
      if (mine === this.searches) this.showWords(error.message);
    }
  }

  showOptions(options) {
    this.options = options;
    this.active = -1;
    if (options.length === 0) this.showWords('Nothing found');
    else this.open(options.map((option, n) => this.row(option, n)));
  }

  row(option, n) {
    return el(
      'li',
      {
        role: 'option',
        id: `${this.id}-${n}`,
        'aria-selected': 'false',
        onmousedown: (event) => event.preventDefault(),
        onclick: () => this.choose(option),
      },
      el('bdi', {}, option.title),
    );
  }

  showWords(words) {
    this.open([el('li', { class: 'picker-words', role: 'presentation' }, words)]);
  }

  open(rows) {
    this.list.replaceChildren(...rows);
    this.list.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
  }

  close() {
    clearTimeout(this.timer);
    this.searches += 1;
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }

  highlight(next) {
    const { length } = this.options;
    this.active = length === 0 ? -1 : (next + length) % length;
    [...this.list.children].forEach((row, n) => {
      row.setAttribute('aria-selected', String(n === this.active));
      if (n === this.active) row.scrollIntoView({ block: 'nearest' });
    });
    if (this.active >= 0) this.input.setAttribute('aria-activedescendant', `${this.id}-${this.active}`);
  }

  choose(option) {
    const others = this.chosen.filter(({ value }) => value !== option.value);
    this.chosen = this.many ? [...others, option] : [option];
    this.showChosen();
    this.close();
    this.onChange();
  }

  /** What was chosen before, in a card that is drawn anew. */
  take(chosen) {
    this.chosen = chosen;
    this.showChosen();
    this.onChange();
  }

  remove(value) {
    this.chosen = this.chosen.filter((each) => each.value !== value);
    this.showTags();
    this.input.focus();
    this.onChange();
  }

  showChosen() {
    this.showTitle();
    this.showTags();
  }

  showTitle() {
    this.input.value = this.many ? '' : (this.chosen[0]?.title ?? '');
  }

  showTags() {
    if (!this.many) return;
    this.tags.replaceChildren(
      ...this.chosen.map(({ title, value }) =>
        el(
          'span',
          { class: 'picker-tag' },
          el('bdi', {}, title),
          el(
            'button',
            { type: 'button', 'aria-label': `Remove ${title}`, onclick: () => this.remove(value) },
            '×',
          ),
        ),
      ),
    );
  }
}
