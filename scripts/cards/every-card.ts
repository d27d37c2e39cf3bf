import type { CardAnswer } from '../../bot/cards/index.ts';
import { loadCards } from '../../bot/cards/render/render.ts';
import { cardsWith } from '../../test/cards/support/hostile.ts';
import { samplesIn } from '../../test/cards/support/samples.ts';
import { wordsFor } from '../../bot/locales/index.ts';
import { now } from '../../test/cards/support/sample-data.ts';

/** One card in one state and language, drawn as JSON. */
export interface GalleryCard {
  language: string;
  card: string;
  state: string;
  content: object;
}

/** As long as Entra and Intune allow, or longer. */
const LONGEST = 'A name as long as Entra and Intune allow '.repeat(7).slice(0, 256);

/** The cards of the tests' samples in a language, and each with the longest names. */
export async function everyCard(language: string): Promise<GalleryCard[]> {
  const render = await loadCards();
  const draw = (state: string, { card, view }: CardAnswer): GalleryCard => ({
    language,
    card,
    state,
    content: render(card, view),
  });
  const context = { words: wordsFor(language), now };
  const drawn = [...samplesIn(context)].map(([name, card]) => draw(stateOf(name, card), card));
  const longest = [...cardsWith(LONGEST, context)].map(([name, card]) => draw(`longest-${slug(name)}`, card));
  return [...drawn, ...longest];
}

/** What a sample's name says besides the card's. */
function stateOf(name: string, { card }: CardAnswer): string {
  if (name === card) return 'default';
  return slug(name.startsWith(`${card}-`) ? name.slice(card.length + 1) : name).replace(/^form-/, '');
}

const slug = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
