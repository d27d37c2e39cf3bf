import assert from 'node:assert/strict';
import { namesIn } from '../../../bot/commands/free-text/names-in.ts';
import { wordsFor } from '../../../bot/locales/index.ts';

describe('a name in a sentence', () => {
  for (const [line, name] of [
    ['aino', 'aino'],
    ['Aino Virtanen', 'Aino Virtanen'],
    ['why can’t aino get mail', 'aino'],
    ["why can't Aino Virtanen sign in?", 'Aino Virtanen'],
    ['aino’s phone is broken', 'aino'],
    ['help with “Mäkinen”', 'Mäkinen'],
    ['AINO-PHONE', 'AINO-PHONE'],
    ['Lock', 'Lock'],
    ['please unlock aino’s iphone', 'aino'],
  ] as const)
    it(`“${line}”: ${name}`, () => {
      assert.equal(namesIn(line, wordsFor('en'))?.person, name);
    });

  for (const [line, name] of [
    ["le téléphone d'aino est cassé", 'aino'],
    ['le téléphone d’aino est cassé', 'aino'],
    ['on dit qu’aino est bloquée', 'aino'],
    ["l'iphone de D'Angelo", "D'Angelo"],
    ["d'accord, aujourd'hui c'est aino", 'aino'],
  ] as const)
    it(`“${line}”, in French: ${name}`, () => {
      assert.equal(namesIn(line, wordsFor('fr'))?.person, name);
    });

  for (const line of [
    '',
    '?',
    'hi',
    'my phone is broken',
    'how do I unlock an iPhone?',
    'x',
    'one two three four five six seven',
    '🙂',
  ])
    it(`“${line}” has none`, () => {
      assert.equal(namesIn(line, wordsFor('en'))?.person, undefined);
    });
});
