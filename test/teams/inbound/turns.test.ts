import assert from 'node:assert/strict';
import type { CloudAdapter, TurnContext } from 'botbuilder';
import type { Handle, Reply } from '../../../bot/helpdesk/contracts/conversation.ts';
import type { TurnEnded } from '../../../bot/helpdesk/contracts/metrics.ts';
import { OfferedFiles } from '../../../bot/teams/files/offered-files.ts';
import { InFlight, Shutdown } from '../../../bot/teams/http/shutdown.ts';
import { GoingOn } from '../../../bot/teams/inbound/going-on.ts';
import { Deliveries } from '../../../bot/teams/inbound/deliveries.ts';
import { KeyedQueue } from '../../../bot/teams/inbound/keyed-queue.ts';
import type { Verdict } from '../../../bot/teams/inbound/rate-limiter.ts';
import { PressedCards } from '../../../bot/teams/outbound/deliver-further.ts';
import { createTurns } from '../../../bot/teams/inbound/turns.ts';
import { type Limits, limitsOf } from '../../../bot/teams/options.ts';
import { createActivityFactory } from '../../../bot/teams/outbound/activity-factory.ts';
import { PrivateChats } from '../../../bot/teams/outbound/private-chats.ts';
import type { SignInResult, SignInService } from '../../../bot/teams/sign-in/sign-in.ts';
import { type Fields, OTHER, PERSON, TENANT, from, invoke, message, press } from '../support/activities.ts';
import { here } from '../support/bot.ts';
import { fallbacks } from '../support/fallbacks.ts';
import { keepingLog } from '../support/log.ts';
import { later } from '../../../bot/time/later.ts';
import { sleep } from '../../../bot/time/sleep.ts';
import { until } from '../../support/act.ts';
import { SERVICE_URL, authenticatedOf, incomingOf, turnOf } from '../support/turns.ts';

const elsewhere = {
  channelData: { tenant: { id: OTHER } },
  conversation: { id: 'a:chat', conversationType: 'personal', tenantId: OTHER },
};
const exchange = () => invoke('signin/tokenExchange', { id: 'p-1', connectionName: 'c', token: 't' });

interface Fakes {
  verdict?: Verdict;
  /** What comes of each sign-in. */
  signIn?: SignInResult;
  /** botbuilder fails before the turn begins. */
  broken?: boolean;
  limits?: Partial<Limits>;
}

describe('teams: turns', () => {
  /** The turn pipeline, with fakes for everything outside it. */
  function openTurns(
    handle: Handle = () => Promise.resolve(here('hello')),
    { verdict = 'allowed', signIn, broken = false, limits = {} }: Fakes = {},
  ) {
    const sent: unknown[] = [];
    const ended: TurnEnded[] = [];
    const turnedAway: string[] = [];
    const signedIn: string[] = [];
    const serviceUrls: string[] = [];
    const { log, logged } = keepingLog();
    const service: SignInService = {
      prompt: () => Promise.resolve({ type: 'message', text: 'sign in' }),
      complete: () => (signIn ? Promise.resolve(signIn) : Promise.reject(new Error('broken'))),
      routes: {},
    };
    const context = {
      sendActivity: ({ text }: { text?: string }) => Promise.resolve(void sent.push(text)),
    } as unknown as TurnContext;
    const adapter: Pick<CloudAdapter, 'processActivityDirect'> = {
      async processActivityDirect(_authenticated, _activity, logic) {
        if (broken) throw new Error('no connector');
        await logic(context);
      },
    };
    const take = createTurns({
      mode: 'demo',
      handle,
      fallbacks: () => fallbacks,
      queue: new KeyedQueue(5),
      log,
      turnedAway: ({ personId, why }) => Promise.resolve(void turnedAway.push(`${personId} ${why}`)),
      rateLimiter: {
        take: () => verdict,
        served: () => undefined,
        tellRefused: () => true,
        tellStranger: () => true,
      },
      limits: limitsOf({ mode: 'demo', limits }),
      files: new OfferedFiles(1000),
      uploads: { put: () => Promise.resolve() },
      pressed: new PressedCards(),
      activities: createActivityFactory(
        (card, view) => ({ card, view }),
        (text) => ({ card: 'notice', view: { text } }),
        () => fallbacks,
      ),
      connectors: { sendsTo: () => assert.fail('nothing is sent one-to-one') },
      privateChats: new PrivateChats(),
      signIn: signIn && service,
      tenantId: TENANT,
      adapter,
      deliveries: new Deliveries(1000),
      lastServiceUrl: { set: (url) => void serviceUrls.push(url) },
      metrics: {
        turnBegan: () => undefined,
        turnEnded: (turn) => void ended.push(turn),
        signedIn: (outcome) => void signedIn.push(outcome),
      },
      shutdown: new Shutdown(),
      inFlight: new InFlight(),
      goingOn: new GoingOn(),
      messenger: {
        update: () => assert.fail('nothing is changed'),
        tell: () => assert.fail('nobody is told'),
      },
      textAsCard: (text) => ({ card: 'notice', view: { text } }),
    });
    const post = (activity: Fields) =>
      take(incomingOf(activity), authenticatedOf(activity), performance.now());
    const outcomes = () => ended.map(({ outcome }) => outcome);
    return { post, sent, ended, outcomes, turnedAway, signedIn, serviceUrls, logged };
  }

  it('answer a message by sending, and a press in the response', async () => {
    const { post, sent, outcomes } = openTurns();
    assert.deepEqual(await post(message('help')), { status: 200 });
    assert.deepEqual(sent, ['hello']);
    assert.match((await post(press('open'))).body ?? '', /hello/);
    assert.deepEqual([sent, outcomes()], [['hello'], ['answered', 'answered']]);
  });

  it('remember where the tenant’s activities come from, and not where others’ do', async () => {
    const { post, serviceUrls } = openTurns();
    await post(message('help', elsewhere));
    assert.deepEqual(serviceUrls, []);
    await post({ ...message('help'), type: 'typing' });
    assert.deepEqual(serviceUrls, [SERVICE_URL]);
  });

  it('are not begun if nothing was said, or by strangers who only install the bot', async () => {
    const { post, ended, turnedAway } = openTurns();
    assert.deepEqual(await post({ ...message('help'), type: 'typing' }), { status: 200 });
    const installed = { ...message('', elsewhere), type: 'installationUpdate', action: 'add' };
    assert.deepEqual(await post(installed), { status: 200 });
    assert.deepEqual([ended, turnedAway], [[], []]);
  });

  it('refuse strangers, and record it', async () => {
    const { post, sent, outcomes, turnedAway } = openTurns(() => assert.fail('the handler is not asked'));
    await post(message('help', elsewhere));
    await post(message('help', from(undefined)));
    assert.deepEqual(sent, ['foreign tenant', 'unknown speaker']);
    assert.deepEqual(turnedAway, [`${PERSON} foreignTenant`, '29:person unknownSpeaker']);
    assert.deepEqual(outcomes(), ['foreignTenant', 'unknownSpeaker']);
  });

  for (const [verdict, texts] of [
    ['refused', ['too many']],
    ['refusedSilently', []],
  ] as const)
    it(`don’t reach the handler if the rate limiter says ${verdict}`, async () => {
      const { post, sent, outcomes } = openTurns(() => assert.fail('the handler is not asked'), { verdict });
      await post(message('help'));
      assert.deepEqual([sent, outcomes()], [texts, ['tooMany']]);
      assert.match((await post(press('open'))).body ?? '', /too many/);
    });

  it('name their activity in the log by an id that Teams makes, and by no other text', async () => {
    const { post, logged } = openTurns();
    const made = ['1485983408511', `f:${PERSON}`, PERSON];
    const others = [
      'select user aino@contoso.example',
      'Aino',
      'AINO-PHONE',
      'Ada',
      `f:${PERSON} Aino`,
      '1 2',
    ];
    for (const id of [...made, ...others]) await post(message('help', { id }));
    const activities = logged.map(({ fields }) => (fields as { activity?: string }).activity);
    assert.deepEqual(activities, [...made, ...others.map(() => undefined)]);
  });

  it('run once for an activity that is delivered twice', async () => {
    let count = 0;
    const { post, sent } = openTurns(() => Promise.resolve(here(`answer ${(count += 1)}`)));
    const again = message('help');
    await Promise.all([post(again), post(again)]);
    assert.deepEqual(sent, ['answer 1']);
  });

  it('end with a fault if botbuilder fails, and a press still gets a response', async () => {
    const { post, outcomes, logged } = openTurns(undefined, { broken: true });
    assert.deepEqual(await post(message('help')), { status: 200 });
    const { status, body } = await post(press('open'));
    assert.deepEqual(
      [status, JSON.parse(body ?? '')],
      [200, { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' }],
    );
    assert.deepEqual(outcomes(), ['fault', 'fault']);
    const fault = logged.find(({ level }) => level === 'error')?.fields as { err: Error };
    assert.equal(fault.err.message, 'no connector');
  });

  describe('that sign in', () => {
    const response = { status: 200, body: '{}' };

    it('answer what was waiting, under their own id', async () => {
      const asked: string[] = [];
      const handle: Handle = ({ id, said }) => {
        asked.push(id);
        return Promise.resolve<Reply>(here(said.kind === 'press' ? `pressed ${said.verb}` : said.kind));
      };
      const waiting = turnOf(press('confirm'), { id: 'an-older-one' });
      const { post, sent, ended, signedIn } = openTurns(handle, {
        signIn: { response, outcome: 'signedIn', waiting },
      });
      assert.deepEqual(await post(exchange()), response);
      // nobody waits for the press’s HTTP response any more
      assert.deepEqual(sent, ['pressed confirm']);
      assert.deepEqual(asked, [ended[0]?.id]);
      assert.deepEqual([ended[0]?.outcome, signedIn], ['signedIn', ['signedIn']]);
    });

    const asked = message('whoami');
    for (const [who, before] of [
      ['this bot', { waiting: turnOf(asked) }],
      ['another bot', { handedOver: { said: { kind: 'message', text: 'whoami' }, locale: 'en-GB' } }],
    ] as const) {
      const signIn: SignInResult = { response, outcome: 'signedIn', ...before };

      it(`answer Teams in time, even if what ${who} was asked is slow`, async () => {
        const { promise: slow, resolve: done } = later<Reply>();
        const limits = { invokeMs: 100, warningMs: 10, messageMs: 30_000 };
        const { post, sent } = openTurns(() => slow, { signIn, limits });
        const first = await Promise.race([post(exchange()), sleep(3_000)]);
        assert.deepEqual([first, sent], [response, []]);
        done(here('at last'));
        await until(() => sent.length > 0);
        assert.deepEqual(sent, ['at last']);
      });

      it(`answer Teams, even if what ${who} was asked can’t be answered`, async () => {
        const { post, outcomes, logged } = openTurns(undefined, { signIn, broken: true });
        assert.deepEqual(await post(exchange()), response);
        assert.deepEqual(outcomes(), ['signedIn']);
        assert.ok(logged.some(({ level }) => level === 'error'));
      });
    }

    it('say so if nothing was waiting', async () => {
      const { post, sent } = openTurns(() => assert.fail('the handler is not asked'), {
        signIn: { response, outcome: 'signedIn', answer: fallbacks.signedIn() },
      });
      assert.deepEqual(await post(exchange()), response);
      assert.deepEqual(sent, ['signed in']);
    });

    it('are refused without words if the person asks too much', async () => {
      const { post, sent, outcomes } = openTurns(undefined, {
        verdict: 'refused',
        signIn: { response, outcome: 'signedIn' },
      });
      assert.deepEqual(await post(exchange()), { status: 429 });
      assert.deepEqual([sent, outcomes()], [[], ['tooMany']]);
    });

    it('are ignored if nobody signs in here', async () => {
      const { post, sent, outcomes } = openTurns();
      assert.deepEqual(await post(exchange()), { status: 200 });
      assert.deepEqual([sent, outcomes()], [[], ['unknown']]);
    });
  });
});
