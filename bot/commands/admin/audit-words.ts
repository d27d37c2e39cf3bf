import type { Words } from '../../locales/index.ts';

/**
 * What an admin typed after “audit”, with its keywords in English: the kind at the beginning, “since” before a date, “export” at the end.
 * A name between them stays as it is.
 */
export function auditInEnglish(typed: string, { commands }: Words): string {
  const { keywords } = commands.audit;
  const said = typed.trim().split(/\s+/u);
  const english = (at: number, keys: readonly (keyof typeof keywords)[]) => {
    const word = (said.at(at) ?? '').toLowerCase();
    const meant = keys.find((key) => keywords[key].includes(word));
    if (meant !== undefined) said.splice(at, 1, meant);
    return meant;
  };
  english(0, ['user', 'device', 'operator', 'ticket']);
  const isFile = english(-1, ['export']) !== undefined || said.at(-1)?.toLowerCase() === 'export';
  const beforeDate = isFile ? -3 : -2;
  if (said.length >= -beforeDate) english(beforeDate, ['since']);
  return said.join(' ');
}
