import assert from 'node:assert/strict';
import { adminCommands } from '../../bot/commands/admin/table.ts';
import { phrasesOf } from '../../bot/commands/command.ts';
import { commands } from '../../bot/commands/table.ts';
import { wordsFor } from '../../bot/locales/index.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { ADMIN_CHANNEL, people } from '../support/tenant.ts';

const NOT_UNDERSTOOD = /don’t understand|Did you mean|verstehe ich nicht|Meinten Sie/;

describe('each command', () => {
  let stage: Stage;
  before(async () => (stage = await openStage()));
  after(() => stage.close());

  for (const [where, table] of [
    ['the chat', commands],
    ['the admin channel', adminCommands],
  ] as const)
    for (const command of table)
      it(`“${command.phrases[0]}” is answered in ${where}, however it is said, in English and in German`, async () => {
        const over = table === commands ? {} : stage.channel.inChannel(ADMIN_CHANNEL);
        const who = table === commands ? people.fieldOperator : people.admin;
        for (const locale of ['en-US', 'de-DE'])
          for (const phrase of phrasesOf(command, wordsFor(locale))) {
            const { text } = await stage.channel.say(who, phrase, { ...over, locale });
            assert.ok(text.length > 0, phrase);
            assert.doesNotMatch(text, NOT_UNDERSTOOD, `${phrase} (${locale})`);
          }
      });

  it('has words, and no words are of a command that no table has', () => {
    const words = wordsFor('en');
    const said = new Set<object>([...commands, ...adminCommands].map(({ help }) => help(words)));
    assert.deepEqual(
      Object.entries(words.commands)
        .filter(([, block]) => !said.has(block))
        .map(([name]) => name),
      [],
      'add the command to bot/commands/table.ts or admin/table.ts',
    );
  });
});
