import assert from 'node:assert/strict';
import type { Json } from './support/fake-bot.ts';
import { pageModule } from './support/page-module.ts';
import { ADA, ADMINS, OTSO, people } from './support/started.ts';

interface Step {
  title: string;
  say?: string;
  action?: Json;
  beside?: { id: string };
  place?: string;
}
interface Told {
  messages: Json[];
  person: Json;
  isAdminChannel: boolean;
  people: readonly Json[];
  waiting?: { at: string; place: string; who: Json; text: string };
}

const action = (verb: string, title: string, data: Json = {}) => ({
  type: 'Action.Execute',
  verb,
  title,
  data,
});
const run = (text: string) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] });
const answer = (...body: Json[]): Json => ({
  from: 'bot',
  seq: 9,
  attachments: [{ contentType: 'card', content: { type: 'AdaptiveCard', body } }],
});
const said = (text: string): Json => ({
  from: 'person',
  personId: OTSO,
  seq: 1,
  at: '2026-01-01T12:00:01Z',
  text,
  attachments: [],
});

describe('sandbox chat: the suggested next step', () => {
  let nextStep: (told: Told) => Step | undefined;
  before(async () => {
    ({ nextStep } = await pageModule<{ nextStep: typeof nextStep }>('talk/next-step.js'));
  });
  const [otso = {}] = people;
  const after = (messages: Json[], more: Partial<Told> = {}) =>
    nextStep({ messages, person: otso, isAdminChannel: false, people, ...more });

  it('is what the person says first, until they have spoken', () => {
    assert.equal(after([], { person: { id: OTSO, begins: 'select user aino' } })?.say, 'select user aino');
    assert.equal(after([])?.say, 'help');
    assert.equal(after([answer(action('command.say', 'whoami'))])?.say, 'help');
    assert.equal(after([], { isAdminChannel: true })?.say, 'roles');
  });

  it('is the button that leads on, the very one', () => {
    const [choose, confirm] = [
      action('user.show', 'Aino', { user: '1' }),
      action('action.confirm', 'Confirm lock'),
    ];
    assert.equal(
      after([said('aino'), answer(choose, action('user.show', 'Aino', { user: '2' }))])?.action,
      choose,
    );
    const asked = after([said('aino'), answer(action('action.cancel', 'Cancel'), confirm)]);
    assert.deepEqual([asked?.title, asked?.action], ['Press “Confirm lock”', confirm]);
  });

  it('leaves to people what only they know', () => {
    const numbers = ['12', '34', '56'].map((number) => action('caller.answer', number));
    const step = after([answer(...numbers)]);
    assert.match(step?.title ?? '', /the number that the operator reads aloud/);
  });

  it('is somebody else, where it is theirs to decide', () => {
    const asked = answer(
      run('Read this number aloud: 24. Ada Admin presses it.'),
      action('caller.show', 'Refresh'),
    );
    const theirs = after([said('x'), asked]);
    assert.deepEqual([theirs?.title, theirs?.beside?.id], ['Let Ada Admin answer', ADA]);
    const waiting = {
      at: '2026-01-01T12:00:02Z',
      place: ADMINS,
      who: people[1] ?? {},
      text: 'Otso Operator wants Wipe',
    };
    const receipt = answer(action('receipt.show', 'Refresh'), action('user.show', 'Back to user'));
    assert.deepEqual(
      [after([said('x'), receipt], { waiting })?.title, after([said('x'), receipt])?.title],
      ['Let Ada Admin approve it', 'Press “Back to user”'],
    );
    const older = { ...waiting, at: '2026-01-01T12:00:00Z' };
    const anothers = { ...waiting, text: 'Gus Global wants to change a script' };
    for (const one of [older, anothers])
      assert.equal(after([said('x'), receipt], { waiting: one })?.title, 'Press “Back to user”');
  });

  it('says what wasn’t said yet where nothing leads on', () => {
    const nothing = answer(run('Refused'));
    assert.equal(after([said('select user bo'), nothing])?.say, 'whoami');
    assert.equal(after([said('whoami'), nothing])?.say, 'help');
    assert.equal(after([said('whoami'), said('help'), nothing]), undefined);
    assert.equal(after([said('roles'), nothing], { isAdminChannel: true })?.say, 'report');
  });
});
