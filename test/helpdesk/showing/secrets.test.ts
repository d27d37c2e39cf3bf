import assert from 'node:assert/strict';
import { READ_DEVICES } from '../../../bot/helpdesk/access/authorize.ts';
import { notMe } from '../../../bot/helpdesk/caller/not-me.ts';
import { ALONE, type Care, type Custody } from '../../../bot/helpdesk/contracts/custody.ts';
import type { Need } from '../../../bot/helpdesk/contracts/policy/need.ts';
import type { Secret } from '../../../bot/helpdesk/contracts/secret.ts';
import type { KeyAnswer } from '../../../bot/helpdesk/showing/key-gate.ts';
import { reveal } from '../../../bot/helpdesk/showing/secrets.ts';
import { showKey } from '../../../bot/helpdesk/showing/show-key.ts';
import { assignment } from '../../support/samples.ts';
import { type HelpDesk, OPERATOR, PERSON, helpDesk, phone, receipt } from '../support/remote.ts';

const KEY = 'AAAA-BBBB-CCCC';

type Meanwhile = (desk: HelpDesk) => unknown;

/** A machine whose local admin password was rotated. `meanwhile` happens while Graph keeps the read of the key waiting, `late` after it. */
async function machine(meanwhile: Meanwhile = () => undefined, late: Meanwhile = () => undefined) {
  const desk = helpDesk();
  const done: Care[] = [];
  const custody: Custody = {
    ...ALONE,
    begin: async () => {
      await late(desk);
    },
    done: (care) => void done.push(care),
  };
  desk.graph.devices.set('device-1', phone({ operatingSystem: 'Windows' }));
  const rotated = receipt({ action: 'rotateLocalAdminPassword', state: 'done' });
  await desk.store.receipts.create(rotated.id, rotated);
  const permissions = new Set<string>([READ_DEVICES]);
  const operator = {
    speaker: { id: OPERATOR, displayName: 'Sample', userPrincipalName: 's@contoso.example' },
    adminRoles: [],
    assignments: [assignment({ permissions, allUsers: true, memberGroups: ['operators'] })],
  };
  const secret = async (): Promise<Secret> => {
    await meanwhile(desk);
    return { kind: 'localAdminPassword', values: [{ value: KEY }] };
  };
  const one = () => desk.api.devices.one('device-1');
  const graph = { ...desk.api, devices: { ...desk.api.devices, one, secret } };
  const services = { ...desk.services, custody, entraDecides: true };
  const press = {
    deviceId: 'device-1',
    key: 'localAdminPassword',
    keyId: undefined,
    card: undefined,
    locale: 'en',
  };
  return {
    desk,
    done,
    shows: {
      'that an action brought back': (answer?: KeyAnswer) =>
        reveal(services, graph, operator, { receiptId: rotated.id, card: undefined, answer }),
      'that is kept': (answer?: KeyAnswer) => showKey(services, graph, operator, { ...press, answer }),
    },
    audited: () =>
      desk.audit.entries
        .filter(({ what }) => what === 'localAdminPassword')
        .map(({ kind, outcome = '', ticket = '' }) => `${kind} ${outcome} ${ticket}`.trim()),
  };
}

const WAYS = ['that an action brought back', 'that is kept'] as const;
const saysNotMe = ({ services }: HelpDesk) => notMe(services, PERSON, { kind: 'receipt', id: 'receipt-1' });
const asksFor = (need: Need) => (desk: HelpDesk) =>
  desk.store.policy.create('localAdminPassword', {
    action: 'localAdminPassword',
    needs: [need],
    changedAt: '2026-01-01T12:00:00.000Z',
    adminId: 'admin',
  });

for (const way of WAYS)
  describe(`a key ${way}`, () => {
    for (const [what, meanwhile, kind] of [
      ['the person has said that it isn’t them', saysNotMe, 'fenced'],
      ['the policy allows it to nobody', asksFor('denied'), 'policyDenied'],
      ['the policy asks for a second operator', asksFor('secondOperator'), 'secondOperator'],
    ] as const)
      it(`isn’t shown any more once ${what}, while Graph kept it waiting`, async () => {
        const { desk, shows, audited } = await machine(meanwhile);
        const shown = await shows[way]();
        assert.ok(!JSON.stringify(shown).includes(KEY), shown.kind);
        assert.deepEqual('why' in shown && shown.why, { kind });
        assert.deepEqual(audited(), ['started', 'ended nothing', `refused ${kind}`]);
        assert.equal(desk.store.receipts.kept.get('receipt-1')?.secretShownAt, undefined);
        assert.equal(desk.store.showings.kept.size, 0);
      });

    it('isn’t shown any more once the person has said so in the last moment, and nobody looks after a card of it', async () => {
      const { desk, done, shows, audited } = await machine(undefined, saysNotMe);
      const shown = await shows[way]();
      assert.ok(!JSON.stringify(shown).includes(KEY), shown.kind);
      assert.deepEqual(audited(), ['started', 'ended nothing', 'refused fenced']);
      assert.equal(desk.store.receipts.kept.get('receipt-1')?.secretShownAt, undefined);
      assert.equal(desk.store.showings.kept.size, 0);
      assert.equal(done.length, 1);
    });

    it('is in the audit under its ticket', async () => {
      const { desk, shows, audited } = await machine();
      await asksFor('ticket')(desk);
      const asked = await shows[way]();
      assert.ok(asked.kind === 'asked');
      const typed = { reason: '', ticket: 'INC0012345' };
      const shown = await shows[way]({ confirmation: asked.gate.confirmation, typed });
      assert.ok(JSON.stringify(shown).includes(KEY), shown.kind);
      assert.deepEqual(audited(), ['started INC0012345', 'read INC0012345'].map(spaced));
    });
  });

const spaced = (line: string) => line.replace(' ', '  ');
