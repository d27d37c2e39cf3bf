import type { CardAnswer } from './answer.ts';
import { answer } from './answer.ts';
import { buttons } from './button.ts';
import type { Context } from './context.ts';

/** What others see of a person or device that somebody sends into a chat: the name alone. */
export function sharedCard(
  context: Context,
  name: string,
  data: { user: string } | { device: string },
): CardAnswer {
  const { shared } = context.words;
  return answer(context, 'shared', shared.summary(name), {
    name,
    hint: shared.hint,
    buttons: buttons([{ title: shared.open, verb: 'shared.open', data }]),
  });
}
