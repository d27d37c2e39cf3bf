import assert from 'node:assert/strict';
import { Throttle } from '../../../../bot/graph/http/throttle/throttle.ts';
import type { GraphRequest } from '../../../../bot/graph/http/request.ts';
import { Problem } from '../../../../bot/helpdesk/contracts/problem.ts';
import { VirtualTime } from '../../../support/simulated/virtual-time.ts';

const request = (url: string, purpose: GraphRequest['purpose'] = 'read'): GraphRequest => ({
  method: purpose === 'act' ? 'POST' : 'GET',
  version: 'v1.0',
  url,
  purpose,
});
const LIST = request('/users/a/managedDevices?$select=id');
const ONE = request('/deviceManagement/managedDevices/d');
const LOCK = request('/deviceManagement/managedDevices/d/remoteLock', 'act');
const PERSON = request('/users/a');
const EVENTS = request('/users/a/deviceManagementTroubleshootingEvents');
const PATIENT_MS = 30_000;

describe('the line in which requests wait while Graph throttles', () => {
  let time: VirtualTime;
  let throttle: Throttle;
  const never = new AbortController().signal;
  let gone: string[] = [];
  beforeEach(() => {
    time = new VirtualTime();
    throttle = new Throttle(time);
    gone = [];
  });
  afterEach(() => throttle.close());

  const seat = (turnId?: string, patient = false) =>
    throttle.seat({ personId: `operator of ${turnId}`, signal: never, turnId, patient });
  const enter = async (what: GraphRequest, at = seat(), name = 'it', longestMs = PATIENT_MS) => {
    await throttle.enter(what, at, never, longestMs);
    gone.push(name);
  };
  /** Two operators are throttled at the same time: so is the service. */
  const throttleDevices = (askedMs?: number) => {
    throttle.throttled(LIST, seat('x'), askedMs ?? 200, askedMs);
    throttle.throttled(ONE, seat('y'), askedMs ?? 200, askedMs);
  };

  it('holds nothing back until Graph throttles', () => {
    for (const one of [LIST, ONE, LOCK, PERSON])
      assert.equal(throttle.enter(one, seat('turn'), never, PATIENT_MS), undefined);
  });

  it('leaves to themselves the turns of an operator who is throttled alone, and holds nobody back', async () => {
    const turn = seat('turn');
    const again = throttle.seat({ personId: 'operator of turn', signal: never, turnId: 'the next' });
    assert.equal(throttle.throttled(LIST, again, 7_000, 7_000), false);
    assert.equal(throttle.throttled(LIST, turn, 7_000, 7_000), false);
    assert.equal(throttle.throttled(ONE, turn, 9_000, 9_000), false);
    assert.equal(throttle.enter(LIST, seat('other'), never, PATIENT_MS), undefined);
    assert.equal(throttle.waitOf('turn'), 9_000);
    await time.pass(9_001);
    assert.equal(throttle.waitOf('turn'), undefined);
    assert.equal(throttle.throttled(LIST, seat('other'), 7_000, 7_000), false);
  });

  it('keeps the longest of several times that were asked', async () => {
    throttleDevices(9_000);
    throttle.throttled(LIST, seat('turn'), 2_000, 2_000);
    void enter(LIST);
    await time.pass(8_999);
    assert.deepEqual(gone, []);
    await time.pass(2);
    assert.deepEqual(gone, ['it']);
  });

  it('keeps a time that is longer than a window for the kind of call that was told', async () => {
    throttleDevices(25_000);
    void enter(LIST, seat('list'), 'list');
    void enter(LOCK, seat('lock'), 'lock');
    await time.pass(24_999);
    assert.deepEqual(gone, ['lock']);
    await time.pass(2);
    assert.deepEqual(gone, ['lock', 'list']);
  });

  it('holds back the whole service once two operators were throttled at the same time, and no other service', async () => {
    throttleDevices(3_000);
    assert.equal(throttle.enter(PERSON, seat(), never, PATIENT_MS), undefined);
    assert.equal(throttle.enter(EVENTS, seat(), never, PATIENT_MS), undefined);
    void enter(LOCK, seat('a', true), 'lock');
    await time.pass(2_999);
    assert.deepEqual(gone, []);
    await time.pass(2);
    assert.deepEqual(gone, ['lock']);
  });

  it('lets changes go first, then look-ups in the order in which they came, then background work', async () => {
    throttleDevices(2_000);
    void enter(ONE, seat(), 'background');
    const [a, b] = [seat('a'), seat('b')];
    for (const [name, at] of [
      ['a1', a],
      ['b1', b],
      ['a2', a],
      ['c1', seat('c')],
      ['b2', b],
    ] as const)
      void enter(ONE, at, name);
    void enter(LOCK, seat('d', true), 'lock');
    await time.pass(10_000);
    assert.deepEqual(gone, ['lock', 'a1', 'a2', 'b1', 'b2', 'c1', 'background']);
  });

  it('gives a turn that is throttled again its old place', async () => {
    throttleDevices(1_000);
    const [a, b] = [seat('a'), seat('b')];
    void enter(ONE, a, 'a');
    for (let n = 0; n < 40; n += 1) void enter(ONE, b, 'b');
    await time.pass(1_001);
    assert.deepEqual(gone, ['a']);
    throttle.throttled(ONE, a, 1_000, 1_000);
    void enter(ONE, a, 'a again');
    await time.pass(20_000);
    assert.equal(gone[1], 'a again');
  });

  it('lets a turn that asks a lot give way after a hundred requests', async () => {
    throttleDevices(1_000);
    const greedy = seat('greedy');
    for (let n = 0; n < 120; n += 1) void enter(ONE, greedy, 'greedy');
    void enter(ONE, seat('modest'), 'modest');
    await time.pass(20_000);
    assert.equal(gone.indexOf('modest'), 100);
    assert.equal(gone.length, 121);
  });

  it('lets them go at a pace after that: ten a second where Graph took hardly any before', async () => {
    throttleDevices(1_000);
    for (let n = 0; n < 100; n += 1) void enter(ONE, seat(`turn ${n}`), 'one');
    await time.pass(1_000);
    const before = gone.length;
    await time.pass(2_000);
    assert.ok(gone.length - before >= 18 && gone.length - before <= 24, `${gone.length - before}`);
  });

  it('rests longer each time that a service throttles without saying for how long', async () => {
    const rests: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      throttleDevices();
      const began = time.now;
      let went = false;
      void enter(ONE, seat(`${n}`)).then(() => (went = true));
      await time.run(() => went);
      rests.push(Math.round((time.now - began) / 1_000));
    }
    assert.deepEqual(rests, [2, 4, 8]);
  });

  it('tells at once how long it would be if that is longer than a request may wait', async () => {
    throttleDevices(40_000);
    await assert.rejects(
      enter(LIST, seat('other')),
      (error) => error instanceof Problem && error.kind === 'throttled' && error.retryAfterMs === 40_000,
    );
  });

  it('tells those who wait already, too, when the wait becomes longer', async () => {
    throttleDevices(5_000);
    const waiting = enter(ONE, seat('other'), 'it', 10_000);
    waiting.catch(() => undefined);
    await time.pass(2_000);
    throttle.throttled(LIST, seat('z'), 18_000, 18_000);
    await assert.rejects(waiting, { kind: 'throttled', retryAfterMs: 18_000 });
  });

  it('says how long a turn still waits, by its place in line', async () => {
    throttleDevices(2_000);
    for (let n = 0; n < 50; n += 1) void enter(ONE, seat(`turn ${n}`));
    await time.pass(0);
    assert.equal(throttle.waitOf('turn 0'), 2_000);
    const last = throttle.waitOf('turn 49') ?? 0;
    assert.ok(last > 6_000 && last < 8_000, `${last}`);
    assert.equal(throttle.waitOf('nobody'), undefined);
    await time.pass(20_000);
    assert.equal(throttle.waitOf('turn 49'), undefined);
  });

  it('leaves the line with its turn', async () => {
    throttleDevices(9_000);
    const turn = new AbortController();
    const waiting = throttle.enter(ONE, seat('turn'), turn.signal, PATIENT_MS);
    turn.abort();
    await waiting;
    assert.equal(throttle.waitOf('turn'), undefined);
    await throttle.enter(ONE, seat('turn'), turn.signal, PATIENT_MS);
  });

  it('is calm again a window after the last refusal', async () => {
    throttleDevices(1_000);
    await time.pass(20_001);
    assert.equal(throttle.enter(ONE, seat('turn'), never, PATIENT_MS), undefined);
  });

  it('keeps the time that was asked for even if it is absurdly long', async () => {
    throttleDevices(1e12);
    await time.pass(3_000_000);
    await assert.rejects(enter(LIST, seat('other')), { kind: 'throttled' });
  });
});
