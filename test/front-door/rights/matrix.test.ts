import assert from 'node:assert/strict';
import { type Answered, buttons, type Json } from '../../support/channel.ts';
import { Production, asksToSignIn } from '../../support/production.ts';
import { inTurn, partSaid } from '../../support/thorough.ts';
import { SCOPES, coversDevice, coversPerson } from './support/model.ts';
import { type Device, devices, matrixTenant, type Operator, operators, PEOPLE } from './support/tenant.ts';

const names = (chosen: readonly Device[]) =>
  [...new Set(chosen.map(({ deviceName }) => deviceName))].toSorted();

const titleOf = ({ tags, isAdmin }: Operator) =>
  `tags ${tags.join('+') || 'none'}${isAdmin ? ', Intune Administrator' : ''}`;

/** Of the operators with one kind of scope, tests play one in so many, others each run. */
const EVERY = 3;

for (const graphAuth of ['application', 'delegated'])
  describe(`rights in ${graphAuth} mode, against Intune’s rules (${partSaid(EVERY)})`, function () {
    // on a busy machine
    this.timeout(120_000);
    let production: Production;
    let close: () => Promise<void>;

    before(async () => {
      production = await Production.open({ GraphAuth: graphAuth }, matrixTenant());
      const app = await production.start();
      close = () => app.close();
      // a refusal ends each receipt at once, so that no lock is in the way of the next
      const refuse = { status: 400, code: 'BadRequest' };
      production.sandbox.control.script('*', 'remoteLock', { refuse });
    });
    after(() => close());

    /** Answers a request to sign in, if there is one. */
    const signedIn = async (who: string, asked: Answered): Promise<Answered> =>
      asksToSignIn(asked) ? production.exchange(who, asked) : asked;

    const press = async (who: string, verb: string, data: Json): Promise<Answered> =>
      signedIn(who, await production.channel.invoke(who, verb, data));

    /** For as long as `work` takes, these operators hold Entra's role as well. */
    async function asAdmins<T>(these: readonly Operator[], work: () => Promise<T>): Promise<T> {
      const { tenant } = production.sandbox;
      const members = tenant.data.directoryRoles[0]?.members ?? [];
      const before = [...members];
      members.push(...these.map(({ id }) => id));
      tenant.changed();
      const done = await work();
      members.splice(0, members.length, ...before);
      tenant.changed();
      return done;
    }

    const ask = (who: string, chosen: readonly Device[]) =>
      press(who, 'devices.ask', {
        user: PEOPLE.in,
        action: 'remoteLock',
        devices: chosen.map(({ id }) => id).join(),
      });

    /** The devices that got a lock since the first `calls` calls. */
    const locked = (calls: number): Device[] =>
      production.sandbox.calls.slice(calls).flatMap(({ method, path }) => {
        const [, id] = /managedDevices\/([^/]+)\/remoteLock$/.exec(path) ?? [];
        return method === 'POST' && id !== undefined ? devices.filter((device) => device.id === id) : [];
      });

    const offered = ({ card }: Answered): Device[] =>
      buttons(card)
        .filter(({ title }) => title === 'Remote lock')
        .flatMap(({ data }) => devices.filter(({ id }) => id === (data as Json).device));

    /** Asks for a lock of every device. One confirmation names devices of one person. */
    async function askForAll({ id: who }: Operator): Promise<Answered[]> {
      await signedIn(who, await production.channel.say(who, 'whoami'));
      const asked: Answered[] = [];
      for (const primary of ['in', 'out', 'none'])
        asked.push(
          await ask(
            who,
            devices.filter((device) => device.primary === primary),
          ),
        );
      return asked;
    }

    /** What the operator sees and is offered: in both people's lists, and of devices that are in nobody's. */
    async function cardsFor({ id: who }: Operator): Promise<Answered[]> {
      const lists = [
        { user: PEOPLE.in, page: '0' },
        { user: PEOPLE.in, page: '1' },
        { user: PEOPLE.out, page: '0' },
      ];
      const cards: Answered[] = [];
      for (const data of lists) cards.push(await press(who, 'user.devices', data));
      for (const { id, listedFor } of devices)
        if (!listedFor) cards.push(await press(who, 'device.show', { device: id }));
      return cards;
    }

    async function holdsOnCards(operator: Operator): Promise<void> {
      const allowed = devices.filter((device) => coversDevice(operator, device));
      const cards = await cardsFor(operator);
      const shown = devices.filter(({ deviceName }) => cards.some(({ text }) => text.includes(deviceName)));
      assert.deepEqual(names(shown), names(allowed), `shown: ${titleOf(operator)}`);
      assert.deepEqual(names(cards.flatMap(offered)), names(allowed), `offered: ${titleOf(operator)}`);
      for (const person of ['in', 'out'] as const) {
        const { text } = await press(operator.id, 'user.show', { user: PEOPLE[person] });
        const seen = /Account\b/.test(text);
        assert.equal(seen, coversPerson(operator, person), `account of ${person}: ${titleOf(operator)}`);
      }
    }

    for (const scope of SCOPES)
      it(`hold for an assignment with the scope ${scope}: what is offered, and what is sent`, async () => {
        const those = inTurn(
          operators.filter((one) => one.scope === scope),
          EVERY,
        );
        // asked while an administrator: only the press itself stands between the card and the device
        const asked = await asAdmins(those, () => Promise.all(those.map(askForAll)));
        for (const [n, operator] of those.entries()) {
          const allowed = devices.filter((device) => coversDevice(operator, device));
          const before = production.sandbox.calls.length;
          for (const { card } of asked[n] ?? [])
            await signedIn(
              operator.id,
              await production.channel.press(operator.id, card, 'Confirm remote lock'),
            );
          const sent = locked(before);
          assert.deepEqual(names(sent), names(allowed), `sent: ${titleOf(operator)}`);
          assert.equal(sent.length, allowed.length, `sent once: ${titleOf(operator)}`);
        }
        await Promise.all(those.map(holdsOnCards));
      });
  });
