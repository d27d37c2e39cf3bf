import { PickerControl } from './picker-control.js';

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
      this.control = new PickerControl({
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
      return this.control.values.join(',') || undefined;
    }
  }
  AC.GlobalRegistry.elements.register('Input.ChoiceSet', Picker);
}
