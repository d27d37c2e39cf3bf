import { Parser } from 'htmlparser2';

/** Quoted replies, and what isn't for people. */
const SKIPPED = new Set(['blockquote', 'script', 'style', 'template', 'head']);
const LINES = new Set([
  'br',
  'p',
  'div',
  'li',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'pre',
]);

/**
 * A message's HTML, in the dress of a message's text: entities are still escaped, mentions stand in `<at>`, and nothing else is left of the
 * tags. Blocks are lines.
 */
export function teamsTextOf(html: string): string {
  let text = '';
  let skipped = 0;
  /** For each open element, whether it is a mention. */
  const open: boolean[] = [];
  const say = (more: string) => {
    if (skipped === 0) text += more;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (SKIPPED.has(name)) skipped += 1;
        if (LINES.has(name)) say('\n');
        const mentions = name === 'at' || /\/Mention$/i.test(attributes.itemtype ?? '');
        open.push(mentions);
        if (mentions) say('<at>');
      },
      ontext: say,
      onclosetag(name) {
        if (open.pop()) say('</at>');
        if (SKIPPED.has(name)) skipped -= 1;
        if (LINES.has(name)) say('\n');
      },
    },
    { decodeEntities: false },
  );
  parser.end(html);
  return text;
}
