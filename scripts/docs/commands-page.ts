import { adminCommands } from '../../bot/commands/admin/table.ts';
import type { Sayable } from '../../bot/commands/command.ts';
import { commands } from '../../bot/commands/table.ts';
import { wordsFor } from '../../bot/locales/index.ts';
import { between } from './between.ts';

const words = wordsFor('en');

/** The README, with what can be said in the chat and in the admin channel. */
export const withCommands = (readme: string): string =>
  between(between(readme, 'commands', [table(commands)]), 'admin commands', [table(adminCommands)]);

/** What documents say about a command. */
type Described = Pick<Sayable, 'phrases' | 'help'>;

/** docs/commands.md. */
export function commandsPage(): string {
  return `# What to say

\`npm run docs\` writes this page from the table of commands. A test fails if the two differ. Upper and lower case make no difference, and
neither does a mention of the bot.

## To the bot, one-to-one

${table(commands)}

Without a command it understands, too:

- a UPN, mail address, object id, serial number, IMEI or network address alone: what \`select user\` or \`device\` shows for it;
- what to do and with which device, or whose: \`lock AINO-PHONE\`, \`reset the passcode of aino\`, \`restart aino's laptop\`. It opens the
  action's confirm card, or asks which device is meant. Nothing is sent before you press Confirm;
- anything else is answered with the help card and with what you may have meant, as buttons. Nothing is read about anybody before you press
  one.

## In any chat

Beside the box in which a message is written, “Find a person” and “Find a device” search as one types. Others see only the name that you
send. Its button opens the rest in one’s own chat with the bot, for those who may see it. “Troubleshoot the sender”, in the menu of a
message, shows who sent it, in your chat with the bot.

Cards about a person are only shown one-to-one. Asked in a channel or a group chat, the bot says there that it answered in private.

## In the admin channel

The one private channel that \`AdminTeamId\` and \`AdminChannelId\` name. The bot answers Intune Administrators, Global Administrators, and
people whose Intune role allows role assignment. It asks Graph each time who they are. In channels the bot has to be mentioned.

${table(adminCommands)}
`;
}

function table(rows: readonly Described[]): string {
  const lines = rows.map(({ phrases, help }) => {
    const { say, does } = help(words);
    const others = phrases.slice(1).map((phrase) => `\`${phrase}\``);
    return `| \`${escaped(say)}\` | ${others.join(', ')} | ${escaped(does)} |`;
  });
  return ['| say | or | what comes |', '| --- | --- | --- |', ...lines].join('\n');
}

const escaped = (text: string) => text.replaceAll('|', '\\|');
