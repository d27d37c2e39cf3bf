import { answers } from '../../bot/locales/answers.en.ts';
import type { Answers } from '../../bot/locales/answers.en.ts';
import { adminCommands } from '../../bot/commands/admin/table.ts';
import { commands } from '../../bot/commands/table.ts';

/** What documents and the app's manifest tell of a command. */
interface Described {
  phrases: readonly [string, ...string[]];
  help: (answers: Answers) => { say: string; does: string };
}

interface CommandList {
  scopes: ['personal'] | ['team'];
  commands: { title: string; description: string }[];
}

/** The manifest's command lists: what Teams offers while one types, one-to-one and in a channel. */
export function commandLists(): CommandList[] {
  return [
    { scopes: ['personal'], commands: commands.map(menuEntry) },
    { scopes: ['team'], commands: adminCommands.map(menuEntry) },
  ];
}

function menuEntry({ phrases, help }: Described) {
  return { title: phrases[0], description: help(answers).does };
}

/** docs/commands.md. */
export function commandsPage(): string {
  return `# What to say

Made from the table of commands by \`npm run docs\`; a test fails where the two differ. Phrases are taken in any case, with or without a
mention of the bot.

## To the bot, one-to-one

${table(commands)}

Cards about a person are shown one-to-one only. Asked in a channel or a group chat, the bot says there that it answered in private.

## In the admin channel

The one private channel that \`AdminTeamId\` and \`AdminChannelId\` name. It hears Intune Administrators, Global Administrators, and those whose
Intune role allows role assignment; what they say is checked with Graph each time. In channels the bot has to be mentioned.

${table(adminCommands)}
`;
}

function table(rows: readonly Described[]): string {
  const lines = rows.map(({ phrases, help }) => {
    const { say, does } = help(answers);
    const others = phrases.slice(1).map((phrase) => `\`${phrase}\``);
    return `| \`${escaped(say)}\` | ${others.join(', ')} | ${escaped(does)} |`;
  });
  return ['| say | or | what comes |', '| --- | --- | --- |', ...lines].join('\n');
}

const escaped = (text: string) => text.replaceAll('|', '\\|');
