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

For operators and admins: everything that you can say to the bot. You can write in upper or lower case, with or without a mention of the bot.

## To the bot, one-to-one

${table(commands)}

You don't need a command for these:

- **A person or a device.** Type a UPN, mail address, object id, serial number, IMEI or network address by itself. You get what \`select user\` or
  \`device\` shows for it.
- **An action.** Say what to do, and with which device or whose: \`lock AINO-PHONE\`, \`reset the passcode of aino\`, \`restart aino's laptop\`. The
  bot opens the action's confirm card, or asks which device you mean. Nothing is sent until you press Confirm.
- **Anything else.** You get the help card, and buttons with what you may have meant. The bot reads nothing about anybody until you press one.

## In any chat

- **“Find a person”** and **“Find a device”**, beside the message box, search as you type. Others see only the name that you send. Its button
  opens the rest in the presser's own chat with the bot, if they may see it.
- **“Troubleshoot the sender”**, in a message's menu, shows who sent it, in your own chat with the bot.

Cards about a person appear only in the one-to-one chat. If you ask in a channel or a group chat, the bot says there that it answered you in
private.

## In the admin channel

Mention the bot with the command: \`@Intune help desk roles\`. The bot answers Intune Administrators, Global Administrators, and people whose
Intune role allows role assignment. It asks Graph each time who they are. The admin channel is the one private channel that \`AdminTeamId\` and
\`AdminChannelId\` name.

${table(adminCommands)}

This page is generated: \`npm run docs\` writes it from the table of commands.
`;
}

function table(rows: readonly Described[]): string {
  const lines = rows.map(({ phrases, help }) => {
    const { say, does } = help(words);
    const others = phrases.slice(1).map((phrase) => `\`${phrase}\``);
    return `| \`${escaped(say)}\` | ${others.join(', ')} | ${escaped(does)} |`;
  });
  return ['| say | or | what you get |', '| --- | --- | --- |', ...lines].join('\n');
}

const escaped = (text: string) => text.replaceAll('|', '\\|');
