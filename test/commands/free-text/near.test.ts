import assert from 'node:assert/strict';
import { nearPhrases } from '../../../bot/commands/free-text/near.ts';

const phrases = ['select user', 'user', 'find', 'device', 'whoami', 'help', 'key', 'cancel'];

describe('phrases that are nearly typed', () => {
  for (const [line, phrase, rest] of [
    ['slect user aino', 'select user', 'aino'],
    ['selct usr aino', 'select user', 'aino'],
    ['SelectUser aino', 'select user', 'aino'],
    ['devcie AINO-PHONE', 'device', 'AINO-PHONE'],
    ['devices AINO-PHONE', 'device', 'AINO-PHONE'],
    ['whomai', 'whoami', ''],
    ['who ami', 'whoami', ''],
    ['hlep', 'help', ''],
    ['uesr aino virtanen', 'user', 'aino virtanen'],
  ] as const)
    it(`“${line}” is near “${phrase}”`, () => {
      assert.deepEqual(nearPhrases(line, phrases)[0], { phrase, rest });
    });

  for (const line of ['', 'aino', 'hey aino', 'wifi', 'select user aino', 'a device of mine', 'kex'])
    it(`“${line}” is near none`, () => {
      assert.deepEqual(nearPhrases(line, phrases), []);
    });
});
