import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { adminPresses, adminSearches } from '../../bot/commands/admin/table.ts';
import { createHandle } from '../../bot/commands/handle.ts';
import { presses, searches } from '../../bot/commands/table.ts';
import type { Services } from '../../bot/commands/turn.ts';
import { Problem } from '../../bot/helpdesk/contracts/problem.ts';
import { CHANNEL, PERSON, PERSONAL, admin, only, press } from './support/fake-turn.ts';

const rows = [
  ...Object.entries(presses).map(([verb, { kind }]) => ({ verb, kind, place: PERSONAL })),
  ...Object.entries(adminPresses).map(([verb, { kind }]) => ({ verb, kind, place: CHANNEL })),
];

describe('presses', () => {
  /** The gates have all they need. Anything else is asked for by the handler. */
  async function reaches(verb: string, place: typeof PERSONAL, prove: () => Promise<void>): Promise<boolean> {
    const reached = new Error('the handler was reached');
    const asked: string[] = [];
    const given = {
      now: () => new Date(0),
      portalUrl: 'https://portal.example',
      signIn: {
        check: () => Promise.resolve(void asked.push('check')),
        prove: () => {
          asked.push('prove');
          return prove();
        },
        wasNeeded: () => false,
      },
      operators: { fresh: () => Promise.resolve({ kind: 'operator', operator: admin() }) },
      adminChannel: { teamId: 'team', channelId: CHANNEL.channelId },
      graphFor: () => ({
        channels: {
          channel: () => Promise.resolve({ membershipType: 'private' }),
          members: () => Promise.resolve(new Set([PERSON])),
        },
      }),
    };
    const services = only<Services>('services', given, () => reached);
    try {
      const signal = new AbortController().signal;
      const data = { confirmation: 'one', change: 'one', receipt: 'one', key: 'recoveryKey', device: 'one' };
      await createHandle(services)({
        id: 'turn',
        personId: PERSON,
        place,
        said: press(verb, data),
        locale: 'en',
        signal,
      });
      return false;
    } catch (error) {
      if (error === reached) return true;
      throw error;
    } finally {
      assert.deepEqual(asked, ['prove']);
    }
  }

  const changes = rows.filter(({ kind }) => kind === 'change');
  const reveals = rows.filter(({ kind }) => kind === 'reveal');

  it('that show a secret are a receipt’s and a key’s', () => {
    assert.deepEqual(
      reveals.map(({ verb }) => verb),
      ['secret.show', 'key.show'],
    );
  });

  it('that change something are an action’s and a role’s confirm, and those of the policy', () => {
    assert.deepEqual(
      changes.map(({ verb }) => verb),
      [
        'action.confirm',
        'role.confirm',
        'policy.change',
        'proposal.approve',
        'proposal.reject',
        'second.approve',
        'second.reject',
        'approval.approve',
        'approval.reject',
      ],
    );
  });

  for (const { verb, place } of [...changes, ...reveals]) {
    it(`${verb} never reaches its handler without a proven identity`, async () => {
      const unproven = () => Promise.reject(new Problem({ kind: 'signInNeeded' }));
      assert.equal(await reaches(verb, place, unproven), false);
    });

    it(`${verb} reaches it with one`, async () => {
      assert.equal(await reaches(verb, place, () => Promise.resolve()), true);
    });
  }

  it('that take back are an operator’s own, and what the person on the phone answers', () => {
    assert.deepEqual(
      rows.filter(({ kind }) => kind === 'takeBack').map(({ verb }) => verb),
      ['action.cancel', 'secret.hide', 'key.hide', 'caller.answer', 'caller.not-me'],
    );
  });

  it('are either an operator’s or an admin’s', () => {
    assert.deepEqual(
      Object.keys(presses).filter((verb) => verb in adminPresses),
      [],
    );
  });
});

describe('card templates', () => {
  const folder = new URL('../../cards/', import.meta.url);
  const templates = readdirSync(folder, { encoding: 'utf8', recursive: true }).filter((name) =>
    name.endsWith('.json'),
  );
  const named = (key: string) =>
    templates.flatMap((file) =>
      [...readFileSync(new URL(file, folder), 'utf8').matchAll(new RegExp(`"${key}": *"([^"$]+)"`, 'g'))].map(
        ([, name]) => ({ file, name }),
      ),
    );

  it('name only verbs that are answered', () => {
    const verbs = new Set(rows.map(({ verb }) => verb));
    assert.ok(named('verb').length > 5);
    assert.deepEqual(
      named('verb').filter(({ name = '' }) => !verbs.has(name)),
      [],
    );
  });

  it('name only datasets that are answered', () => {
    const datasets = new Set([...Object.keys(searches), ...Object.keys(adminSearches)]);
    assert.deepEqual(
      named('dataset').filter(({ name = '' }) => !datasets.has(name)),
      [],
    );
    assert.ok(named('dataset').length > 2);
  });
});
