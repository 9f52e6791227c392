import { combobox } from './combobox.js';

/**
 * A choice set that asks the bot while a person types (Data.Query). The package's own puts the shown title where Teams sends
 * the choice's value.
 */
export function typeaheadInput(AdaptiveCards) {
  return class Typeahead extends AdaptiveCards.ChoiceSetInput {
    #chosen;

    isDynamicTypeahead() {
      return false;
    }

    get asksTheBot() {
      return this.choicesData?.type === 'Data.Query' && Boolean(this.choicesData.dataset);
    }

    get value() {
      return this.asksTheBot ? this.#chosen?.value : super.value;
    }

    isValid() {
      return this.asksTheBot ? true : super.isValid();
    }

    focus() {
      if (this.asksTheBot) this.renderedInputControlElement?.querySelector('input').focus();
      else super.focus();
    }

    internalRender() {
      if (!this.asksTheBot) return super.internalRender();
      this.#chosen = this.choices.find(({ value }) => value === this.defaultValue);
      return combobox({
        id: this.id,
        placeholder: this.placeholder,
        shown: this.#chosen?.title ?? '',
        fixed: this.choices.map(({ title, value }) => ({ title, value })),
        ask: (text) => this.getRootElement().search({ dataset: this.choicesData.dataset, text }),
        choose: (choice) => {
          this.#chosen = choice;
          this.valueChanged();
        },
      });
    }
  };
}
