import { PolicyModel, type Proposal, type Window } from './policy-model.ts';
import {
  BUDGETS,
  isDestructive,
  isPrivileged,
  ownerOf,
  phoneName,
  type Action,
  type Name,
  type Need,
} from './world.ts';
import type { Typed } from './steps.ts';

export interface Press extends Window {
  by: Name;
  typed: Typed;
}

/** A confirm card. */
export interface Asked extends Window {
  id: string;
  by: Name;
  action: Action;
  device: string;
  presses: Press[];
}

/** A number that somebody can press, and when they pressed the right one. */
export interface Check extends Window {
  id: string;
  /** undefined: it was asked from a person's card. */
  asked: Asked;
  answerer: Name;
  number: string;
  grant?: Window;
  /** When somebody was told what their answer led to. A later one changes nothing. */
  answered?: number;
}

interface Approval extends Window {
  by: Name;
  approves: boolean;
  /** They were told that it counts. */
  certain: boolean;
}

interface Left {
  asked: Asked;
  at: number;
  /** Without an answer that says that nothing happened, it must not be sent again. */
  mayComeAgain: boolean;
  /** Which grants could have let it through, if one was needed. */
  grants: readonly Check[] | undefined;
}

/** What leaves for Graph, and the ids under which the bot keeps it. */
export interface Leaving {
  receipt: string;
  confirmation: string;
  request: string | undefined;
  by: Name | undefined;
  action: string;
  device: string;
}

/** On its way, or on its way again because Graph throttled it: `first` is when it left first. */
interface Going {
  request: string | undefined;
  at: number;
  first: number;
}

export class Violation extends Error {}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** What is let go may wait for Graph a while before it leaves. */
const SLACK = 60_000;

/**
 * What a help desk may do, told by what went in and came out and nothing of the bot: small, and written from docs/admin.md. While something is
 * under way nobody knows whether it counts already, so whatever could be right is.
 */
export class Model {
  readonly policy = new PolicyModel();
  readonly asked = new Map<string, Asked>();
  readonly checks: Check[] = [];
  /** By the ids of requests for a second operator. */
  readonly approvals = new Map<string, Approval[]>();
  readonly fences: ({ person: Name; certain: boolean } & Window)[] = [];
  readonly stops: ({ certain: boolean } & Window)[] = [];
  readonly lifts: { proposal: Proposal; approval: Window }[] = [];
  readonly #left = new Map<string, Left>();
  readonly #switches = new Map<string, { at: number; on: boolean }[]>();

  /** A role or a place in the channel is given or taken. */
  switch(name: string, on: boolean, at: number): void {
    this.#switches.set(name, [...(this.#switches.get(name) ?? []), { at, on }]);
  }

  /** Whether it was on at some moment. */
  wasOn(name: string, { from, ended }: Window): boolean {
    const all = this.#switches.get(name) ?? [];
    return all.some(({ on, at }, index) => on && at <= ended && (all[index + 1]?.at ?? Infinity) > from);
  }

  isAdminThere = (by: Name, when: Window) =>
    by !== 'olga' && by !== 'omar' && this.wasOn(`role ${by}`, when) && this.wasOn(`channel ${by}`, when);

  /** Throws if it must not leave. Returns whether it took a grant. */
  leaves(leaving: Leaving, at: number): boolean {
    const asked = this.asked.get(leaving.confirmation);
    if (!asked) throw new Violation('nobody asked for what left');
    const { by, action, device } = asked;
    if (leaving.by !== by) throw new Violation(`it left as ${leaving.by}, who didn’t ask for it`);
    if (leaving.action !== action || leaving.device !== device)
      throw new Violation(`${leaving.action} on ${phoneName(leaving.device)} left, which wasn’t confirmed`);
    const before = this.#left.get(leaving.receipt);
    if (before && !before.mayComeAgain) throw new Violation('it left twice');
    const twin = [...this.#left].some(([id, one]) => id !== leaving.receipt && one.asked === asked);
    if (twin) throw new Violation('two left for one confirmation');
    this.#notStopped(asked, at);
    const first = before?.at ?? at;
    const grants = this.#allowed(asked, { request: leaving.request, at, first });
    if (!before) this.#withinBudget(asked, at);
    this.#left.set(leaving.receipt, { asked, at: first, mayComeAgain: false, grants });
    if (!canShare([...this.#left.values()].flatMap((one) => (one.grants ? [one.grants] : []))))
      throw new Violation('a grant was used twice');
    return grants !== undefined;
  }

  /** Graph said that nothing happened. */
  throttled(receipt: string): void {
    const left = this.#left.get(receipt);
    if (left) left.mayComeAgain = true;
  }

  get #halfAnHour(): number {
    return 30 * MINUTE + this.policy.setBackMs;
  }

  #notStopped({ device, ended, from }: Asked, at: number): void {
    for (const stop of this.stops)
      if (stop.certain && stop.ended <= at && !this.#liftedSince(stop, at))
        throw new Violation('it left although an admin had stopped everything');
    for (const fence of this.fences)
      if (fence.person === ownerOf(device) && fence.certain && fence.ended <= at && from < fence.from)
        throw new Violation(
          `it left although ${fence.person} had said “that’s not me” after it was asked for${ended > fence.from ? ', or meanwhile' : ''}`,
        );
  }

  #liftedSince(stop: Window, at: number): boolean {
    return this.lifts.some(
      ({ proposal, approval }) =>
        approval.from <= at && approval.ended >= stop.from && proposal.ended >= stop.from,
    );
  }

  /** Looks for a press that allows it. Resolves to the grants of which it needs one; undefined if it needs none. */
  #allowed(asked: Asked, going: Going): readonly Check[] | undefined {
    const { at } = going;
    let why = 'nobody had confirmed it';
    let found: readonly Check[] | undefined;
    for (const press of asked.presses)
      for (const needs of this.policy.possible(asked.action, { from: at, ended: at })) {
        const lacks = this.#lacks(asked, press, needs, going);
        if (typeof lacks === 'string') why = lacks;
        else if (lacks.length === 0) return undefined;
        else found = lacks;
      }
    if (!found) throw new Violation(why);
    return found;
  }

  /** What is missing; or the grants of which one is needed, and none if none is. */
  #lacks(asked: Asked, press: Press, policy: readonly Need[], going: Going): string | readonly Check[] {
    const { by, action, device } = asked;
    const { at } = going;
    const person = ownerOf(device);
    const { typed } = press;
    if (press.from > at || press.by !== by) return 'whoever asked hadn’t confirmed it';
    const needs = new Set(policy);
    if (needs.has('denied')) return 'the policy allows it to nobody';
    if (typed.lost && action === 'remoteLock' && needs.delete('callerCheck')) needs.add('secondOperator');
    if (isDestructive(action)) needs.add('reason');
    if (isDestructive(action) && isPrivileged(person)) needs.add('secondOperator');
    if (isDestructive(action) && !typed.name) return 'the device’s name wasn’t typed';
    if (needs.has('reason') && !typed.reason) return 'no reason was typed';
    if (needs.has('ticket') && !typed.ticket) return 'no ticket was typed';
    const fenced = this.fences.some(
      (one) => one.person === person && one.certain && one.ended <= at && at < one.from + 24 * HOUR,
    );
    if (fenced) needs.add('secondOperator');
    const grants = this.checks.filter((one) => this.#grants(one, asked, press, at));
    if (needs.has('callerCheck') && grants.length === 0) return 'the caller wasn’t verified for it';
    let start = press.from;
    if (needs.has('secondOperator')) {
      const managers = needs.has('callerCheck') ? grants.map(({ answerer }) => answerer) : [];
      const approval = this.#approval(press, going, person, managers);
      if (!approval) return 'no second operator had approved it';
      start = approval.from;
    }
    if (!this.wasOn(`role ${by}`, { from: start, ended: at })) return `${by} had no role any more`;
    return needs.has('callerCheck') ? grants : [];
  }

  #grants({ asked: of, grant, answerer }: Check, asked: Asked, press: Press, at: number): boolean {
    if (!grant || of.by !== asked.by || of.action !== asked.action || of.device !== asked.device)
      return false;
    if (answerer === asked.by) return answerer === ownerOf(asked.device);
    const latest = Math.min(press.ended, at);
    const takenBack = this.fences.some(
      (fence) =>
        fence.person === ownerOf(asked.device) &&
        fence.certain &&
        grant.ended <= fence.from &&
        press.from >= fence.ended,
    );
    return !takenBack && grant.from <= latest && press.from < grant.ended + this.#halfAnHour;
  }

  #approval(press: Press, { request, at, first }: Going, person: Name, managers: Name[]) {
    const all = request === undefined ? [] : (this.approvals.get(request) ?? []);
    return all.find(
      ({ by, from, ended, approves }) =>
        approves &&
        by !== press.by &&
        !(managers.length > 0 && managers.every((name) => name === by && name !== person)) &&
        from <= at &&
        from >= press.from &&
        from < Math.min(press.ended, at) + this.#halfAnHour &&
        first < ended + this.#halfAnHour + SLACK &&
        this.wasOn(`role ${by}`, { from, ended: Math.min(ended, at) }) &&
        this.wasOn(`channel ${by}`, { from, ended: Math.min(ended, at) }) &&
        !all.some((other) => !other.approves && other.certain && other.ended <= from),
    );
  }

  /** Lifting a budget takes two admins, too. */
  #withinBudget({ by, action }: Asked, at: number): void {
    if (!isDestructive(action)) return;
    const lifted = Math.max(-Infinity, ...this.lifts.map(({ approval }) => approval.from));
    const since = Math.max(at - HOUR + SLACK, lifted);
    // what Graph throttled, and somebody stopped before it came again, was never sent
    const spent = [...this.#left.values()].filter(
      (one) => isDestructive(one.asked.action) && one.at >= since && !one.mayComeAgain,
    );
    if (spent.length >= BUDGETS.tenant) throw new Violation('the budget of all operators was spent');
    if (spent.filter(({ asked }) => asked.by === by).length >= BUDGETS.operator)
      throw new Violation(`the budget of ${by} was spent`);
  }
}

/** Whether each of them can have a grant of its own. */
function canShare([first, ...rest]: (readonly Check[])[], taken: ReadonlySet<Check> = new Set()): boolean {
  if (!first) return true;
  return first.some((grant) => !taken.has(grant) && canShare(rest, new Set([...taken, grant])));
}
