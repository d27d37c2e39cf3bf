import { translatedTags } from '../../bot/locales/translations.ts';
import { terms } from '../languages/terms.ts';
import { between } from './between.ts';

/** The page for those who add a language, with what each thing is called in the others. */
export function withTerms(page: string): string {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const tags = translatedTags();
  const rows = Object.entries(terms).map(([english, term]) => [
    english,
    ...tags.map((tag) => term[tag]?.split('|')[0] ?? ''),
  ]);
  const lines = [
    ['English', ...tags.map((tag) => names.of(tag) ?? tag)],
    ['---', ...tags.map(() => '---')],
    ...rows,
  ];
  return between(
    page,
    'terms',
    lines.map((cells) => `| ${cells.join(' | ')} |`),
  );
}
