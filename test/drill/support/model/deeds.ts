import type { Answer, Reply, Said } from '../../../../bot/helpdesk/contracts/conversation.ts';
import { answersIn, carried, wordsIn } from '../simulate/answers.ts';
import { ADMIN_PLACE, type ModelDesk } from './desk.ts';
import type { Asked, Model } from './model.ts';
import type { Reached } from './play-story.ts';
import type { Window } from './policy-model.ts';
import type { Deed } from './steps.ts';
import { ADMINS, MANAGERS, ownerOf, phoneName, setInChannel, setRole, type Name } from './world.ts';

interface Parts {
  model: Model;
  desk: ModelDesk;
  reached: Reached;
  /** As a clock that nobody sets. */
  now: () => number;
  note: (line: string) => void;
}

type Of<D extends Deed['do']> = Deed & { do: D };

const GOOD_FOR_MS = 120_000;
const TICKET = 'INC0012345';

/** What people do in a story, as Teams would carry it. What follows from it is told to the model. */
export class Deeds {
  readonly #asked: (Asked & { goodUntil: number })[] = [];
  readonly #told: { person: Name; receipt: string }[] = [];
  readonly #requests: string[] = [];
  readonly #proposals: string[] = [];

  constructor(private readonly parts: Parts) {}

  /** The bot speaks first. */
  heard(to: Name | 'admins', answer: Answer): void {
    const [request, receipt] = [carried(answer, 'request'), carried(answer, 'receipt')];
    if (to === 'admins' && request !== undefined) this.#requests.push(request);
    if (to !== 'admins' && receipt !== undefined) this.#told.push({ person: to, receipt });
  }

  async do(step: Deed): Promise<void> {
    switch (step.do) {
      case 'ask':
        return this.#ask(step);
      case 'askAgain':
        return this.#askAgain(step);
      case 'confirm':
        return this.#confirm(step);
      case 'cancel':
        return this.#cancel(step.nth);
      case 'verify':
        return this.#verify(step);
      case 'answer':
        return this.#answer(step);
      case 'notMe':
        return this.#notMe(step);
      case 'second':
        return this.#second(step);
      case 'policy':
        return this.#policy(step);
      case 'decide':
        return this.#decide(step);
      case 'stop':
      case 'resume':
        return this.#stopOrResume(step);
      case 'role':
      case 'channel':
        return this.#switch(step);
    }
  }

  async #askAgain({ nth, but, ...other }: Of<'askAgain'>): Promise<void> {
    const before = pick(this.#asked, nth);
    if (!before) return;
    const { by, action, device } = before;
    const same = { who: by, action, device };
    await this.#ask(but === 'nothing' ? same : { ...same, [but]: other[but] });
  }

  async #ask({ who, action, device }: Pick<Of<'ask'>, 'who' | 'action' | 'device'>): Promise<void> {
    const when = this.#begin();
    let reply = await this.#press(who, when, 'action.ask', { action, device });
    if (reply?.here.kind === 'card' && carried(reply.here, 'confirmation') === undefined)
      reply = await this.#press(who, when, 'action.fill', { action, device });
    const id = reply && carried(reply.here, 'confirmation');
    if (id === undefined) return;
    const asked = {
      ...when,
      id,
      by: who,
      action,
      device,
      presses: [],
      goodUntil: when.ended + this.#goodForMs,
    };
    this.parts.model.asked.set(id, asked);
    this.#asked.push(asked);
  }

  async #confirm({ nth, by, typed, twice }: Of<'confirm'>): Promise<void> {
    const asked = pick(this.#asked, nth);
    if (!asked) return;
    const who = by === 'asker' ? asked.by : by;
    const data = {
      confirmation: asked.id,
      deviceName: typed.name ? phoneName(asked.device) : 'another',
      reason: typed.reason ? 'Sample reason' : '',
      ticket: typed.ticket ? TICKET : '',
      lost: String(typed.lost),
    };
    const one = async () => {
      const when = this.#begin();
      const press = Object.assign(when, { by: who, typed });
      if (when.from < asked.goodUntil + this.parts.model.policy.setBackMs) asked.presses.push(press);
      await this.#press(who, press, 'action.confirm', data);
    };
    await Promise.all(twice ? [one(), one()] : [one()]);
  }

  async #cancel(nth: number): Promise<void> {
    const asked = pick(this.#asked, nth);
    if (asked) await this.#press(asked.by, this.#begin(), 'action.cancel', { confirmation: asked.id });
  }

  async #verify({ nth, by, whom }: Of<'verify'>): Promise<void> {
    const asked = pick(this.#asked, nth);
    if (!asked) return;
    const when = this.#begin();
    const over = this.#renews(asked, when);
    const verb = whom === 'manager' ? 'caller.ask-manager' : 'caller.verify';
    const reply = await this.#press(by === 'asker' ? asked.by : by, when, verb, { confirmation: asked.id });
    over();
    const [id, number] = reply
      ? [carried(reply.here, 'check'), /aloud: (\d\d)\./.exec(wordsIn(reply.here))?.[1]]
      : [];
    const person = ownerOf(asked.device);
    const answerer = whom === 'manager' ? MANAGERS[person] : person;
    if (id === undefined || number === undefined || !answerer) return;
    this.parts.model.checks.push({ ...when, id, asked, answerer, number });
  }

  async #answer({ nth, by, right }: Of<'answer'>): Promise<void> {
    const check = pick(this.parts.model.checks, nth);
    if (!check) return;
    const who = by === 'asked' ? check.answerer : by;
    const when = this.#begin();
    const inTime = when.from < check.ended + this.#goodForMs;
    const asked = this.#asked.find((one) => one === check.asked);
    const over = asked && this.#renews(asked, when);
    if (right && inTime && who === check.answerer && check.answered === undefined) check.grant ??= when;
    const number = right ? check.number : check.number === '10' ? '11' : '10';
    const reply = await this.#press(who, when, 'caller.answer', { check: check.id, number });
    over?.();
    if (reply && /wasn’t the number|it is you|time to answer/.test(said(reply)))
      check.answered ??= when.ended;
  }

  async #notMe({ nth, about, by }: Of<'notMe'>): Promise<void> {
    const { model, reached } = this.parts;
    const check = about === 'check' ? pick(model.checks, nth) : undefined;
    const told = about === 'receipt' ? pick(this.#told, nth) : undefined;
    const person = check ? ownerOf(check.asked.device) : told?.person;
    if (!person) return;
    const who = by !== 'theirs' ? by : (check?.answerer ?? person);
    const fence = { ...this.#begin(), person, certain: false };
    const data: Record<string, string> = check ? { check: check.id } : { receipt: told?.receipt ?? '' };
    const reply = await this.#press(who, fence, 'caller.not-me', data);
    fence.certain = reply !== undefined && /is canceled|was open about/.test(said(reply));
    if (!fence.certain) return;
    model.fences.push(fence);
    reached.notMe += 1;
  }

  async #second({ nth, by, approve }: Of<'second'>): Promise<void> {
    const request = pick(this.#requests, nth);
    if (request === undefined) return;
    const { approvals } = this.parts.model;
    const approval = { ...this.#begin(), by, approves: approve, certain: false };
    approvals.set(request, [...(approvals.get(request) ?? []), approval]);
    const reply = await this.#there(by, approval, `second.${approve ? 'approve' : 'reject'}`, { request });
    approval.certain = reply !== undefined && /^(Approved|Rejected) by/m.test(said(reply));
  }

  async #policy({ by, action, needs }: Of<'policy'>): Promise<void> {
    const { model } = this.parts;
    const when = this.#begin();
    const change = model.isAdminThere(by, when) ? model.policy.said(action, needs, when) : undefined;
    const words = `policy ${action} ${needs.join(', ') || 'nothing'}`;
    const reply = await this.#send(by, when, { kind: 'message', text: words }, ADMIN_PLACE);
    const proposal = reply && carried(reply.here, 'proposal');
    change?.answered(reply !== undefined && said(reply).includes(' now asks for '));
    if (!reply || proposal === undefined) return;
    model.policy.propose(proposal, proposerIn(reply, by), when, { action, needs });
    this.#proposals.push(proposal);
  }

  async #decide({ nth, by, approve }: Of<'decide'>): Promise<void> {
    const { model, reached } = this.parts;
    const id = pick(this.#proposals, nth);
    const proposal = id === undefined ? undefined : model.policy.proposals.get(id);
    if (id === undefined || !proposal) return;
    const when = this.#begin();
    const counts =
      approve && model.isAdminThere(by, when) && model.policy.canApprove(proposal, by, when.from);
    const change = counts ? model.policy.approved(proposal, when) : undefined;
    if (counts && !proposal.policy) model.lifts.push({ proposal, approval: when });
    const reply = await this.#there(by, when, `proposal.${approve ? 'approve' : 'reject'}`, { proposal: id });
    const words = reply ? said(reply) : '';
    change?.answered(/^Approved by/m.test(words));
    if (/^Approved by/m.test(words)) reached[proposal.policy ? 'loosened' : 'lifted'] += 1;
    if (/^Rejected by/m.test(words)) proposal.rejected ??= when.ended;
  }

  async #stopOrResume({ do: what, by }: Of<'stop' | 'resume'>): Promise<void> {
    const { model, reached } = this.parts;
    const when = this.#begin();
    const text = what === 'stop' ? 'stop everything' : 'resume';
    const reply = await this.#send(by, when, { kind: 'message', text }, ADMIN_PLACE);
    if (!reply) return;
    if (what === 'stop' && /^Stopped: /m.test(said(reply))) {
      model.stops.push({ ...when, certain: true });
      reached.stopped += 1;
    }
    const proposal = carried(reply.here, 'proposal');
    if (what === 'stop' || proposal === undefined || !(ADMINS as readonly Name[]).includes(by)) return;
    model.policy.propose(proposal, proposerIn(reply, by), when);
    this.#proposals.push(proposal);
  }

  #switch({ do: what, who, on }: Of<'role' | 'channel'>): Promise<void> {
    const { model, desk, now } = this.parts;
    if (what === 'role' && who === 'nobody') return Promise.resolve();
    desk.change((data) => (what === 'role' ? setRole : setInChannel)(data, who, on));
    model.switch(`${what} ${who}`, on, now());
    return Promise.resolve();
  }

  /** A step of a caller check may begin the time of its confirm card anew, if that isn't over. The function that is returned ends it. */
  #renews(asked: { goodUntil: number }, when: Window): () => void {
    if (when.from >= asked.goodUntil + this.parts.model.policy.setBackMs) return () => undefined;
    asked.goodUntil = Infinity;
    return () => {
      asked.goodUntil = when.ended + this.#goodForMs;
    };
  }

  get #goodForMs(): number {
    return GOOD_FOR_MS + this.parts.model.policy.setBackMs;
  }

  /** Until it is over, it may have happened at any time. */
  #begin(): Window {
    return { from: this.parts.now(), ended: Infinity };
  }

  #press(who: Name, when: Window, verb: string, data: Record<string, string>): Promise<Reply | undefined> {
    const card = {
      serviceUrl: 'https://channel.example',
      conversationId: `a:${who}`,
      activityId: `card-${Object.values(data).join('-')}`.slice(0, 80),
    };
    return this.#send(who, when, { kind: 'press', verb, data, card }, { kind: 'personal' });
  }

  #there(who: Name, when: Window, verb: string, data: Record<string, string>): Promise<Reply | undefined> {
    return this.#send(who, when, { kind: 'press', verb, data }, ADMIN_PLACE);
  }

  async #send(who: Name, when: Window, what: Said, place: typeof ADMIN_PLACE): Promise<Reply | undefined> {
    const { desk, note } = this.parts;
    const reply = await desk.press(who, what, place);
    when.ended = this.parts.now();
    note(`  ${who} reads: ${reply ? firstWords(said(reply)) : 'nothing'}`);
    return reply;
  }
}

const said = (reply: Reply): string => answersIn(reply).map(wordsIn).join('\n');
/** An admin who asks for what another one has proposed is shown that proposal. */
const proposerIn = (reply: Reply, by: Name): Name =>
  ADMINS.find((name) => said(reply).includes(`Proposed by ${name}.`)) ?? by;
const firstWords = (words: string) => words.split('\n').slice(0, 4).join(' / ').slice(0, 200);
const pick = <T>(from: readonly T[], nth: number): T | undefined =>
  from.length === 0 ? undefined : from[from.length - 1 - (nth % from.length)];
