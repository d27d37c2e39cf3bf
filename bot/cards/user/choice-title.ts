import { shortened } from '../role/role-facts.ts';

/** Some clients draw choices as Markdown: a link in a name is none any more. */
export function choiceTitle(text: string, longest?: number): string {
  return shortened(text, longest).replace(/\](?=[([])|<(?=\S)/g, '$&\u2060');
}
