/** What was typed and chosen in drawn cards, so that it isn't lost when they are drawn anew. */
export const takeInputs = (cards) => cards.flatMap((card) => fieldsIn(card).map(valueOf));

/** Puts it back into the same cards. */
export function giveInputs(cards, values) {
  const fields = cards.flatMap(fieldsIn);
  if (fields.length !== values.length) return;
  fields.forEach((field, n) => setValue(field, values[n]));
}

const fieldsIn = (card) => [
  ...card.querySelectorAll('.picker, :not(.picker) > :is(input, select, textarea)'),
];

function valueOf(field) {
  if (field.picker) return [...field.picker.chosen];
  return field.type === 'checkbox' || field.type === 'radio' ? field.checked : field.value;
}

function setValue(field, value) {
  if (field.picker) return field.picker.take(value);
  if (field.type === 'checkbox' || field.type === 'radio') field.checked = value;
  else field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
