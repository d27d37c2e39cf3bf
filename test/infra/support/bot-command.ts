import { readFileSync } from 'node:fs';

/** How a release starts the bot: with the flags of `npm run bot`. */
export function botCommand(): string {
  const manifest = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  const { scripts } = JSON.parse(manifest) as { scripts: { bot: string } };
  const flags = /^exec node (--.*) scripts\/run\.mjs bot$/.exec(scripts.bot)?.[1] ?? '';
  return `node ${flags} dist/bot/index.js`;
}
