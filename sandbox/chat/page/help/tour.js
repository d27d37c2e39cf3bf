import { byId, el } from '../base/dom.js';
import { forAll, forTab } from '../base/storage.js';
import { buttonOf, OPERATOR, stepAt, STEPS } from './tour-steps.js';

const KEY = 'tour';

export const wasToured = () => forAll.get(KEY) !== undefined;

/**
 * The guided tour, in the first window. It watches what happens and goes on by itself: whatever leads on may be pressed on the card, or
 * here. `after`: what can be tried next, as `{title, run}`.
 */
export class Tour {
  constructor(client, { people, after }) {
    Object.assign(this, { client, people, after });
    this.operator = people.find(({ userPrincipalName }) => userPrincipalName === OPERATOR);
    this.step = Number(forTab.get(KEY) ?? NaN);
    this.since = Number(forTab.get(`${KEY}-since`) ?? 0);
    byId('tour-end').addEventListener('click', () => this.end());
  }

  /** Another tenant doesn't have who is played. */
  get isPossible() {
    return this.operator !== undefined;
  }

  get isOn() {
    return !Number.isNaN(this.step);
  }

  async begin() {
    forAll.set(KEY, 'begun');
    await this.client.become(this.operator);
    this.since = this.client.log.latest;
    forTab.set(`${KEY}-since`, String(this.since));
    this.go(0);
    // what was offered before would stand beside the tour's own button
    this.client.changed();
    byId('tour').focus();
  }

  end() {
    this.step = NaN;
    forTab.drop(KEY);
    this.draw();
    this.client.changed();
    this.client.focus();
  }

  /** Something has changed in the window. */
  watch() {
    if (!this.isOn) return;
    // a server that was started anew counts anew
    if (this.client.log.latest < this.since) this.since = 0;
    const isTheirs = this.client.person?.id === this.operator?.id;
    const step = isTheirs ? stepAt(this.client.log.messages, this.step, this.since) : this.step;
    if (step !== this.step) this.go(step);
    else this.draw();
  }

  go(step) {
    this.step = step;
    forTab.set(KEY, String(step));
    this.draw();
  }

  draw() {
    byId('tour').hidden = !this.isOn;
    this.mark(undefined);
    if (!this.isOn) return;
    const step = STEPS[this.step];
    const { messages } = this.client.log;
    const found = step && buttonOf(this.step, messages, this.people);
    byId('tour-count').textContent = step ? `Step ${this.step + 1} of ${STEPS.length}` : 'That was the tour';
    byId('tour-title').textContent = step?.title ?? 'The phone is locked';
    byId('tour-text').textContent =
      step?.text ?? 'The audit has recorded it. What the bot does depends on who you are: try one of these.';
    const buttons = step ? this.leadsOn(step, found) : this.after;
    byId('tour-buttons').replaceChildren(
      ...buttons.map(({ title, run }) =>
        el('button', { class: 'chip chip-next', type: 'button', onclick: run }, title),
      ),
    );
    byId('tour-end').textContent = step ? 'Leave the tour' : 'Close';
    if (found) this.mark(this.client.log.buttonOf(found.message, found.action));
  }

  leadsOn(step, found) {
    if (step.say) return [{ title: `Say “${step.say}”`, run: () => this.client.composer.say(step.say) }];
    if (!found) return [];
    const press = () => this.client.log.buttonOf(found.message, found.action)?.click();
    return [{ title: `Press “${found.action.title}”`, run: press }];
  }

  /** Shows on the card what is meant. */
  mark(button) {
    for (const old of document.querySelectorAll('.tour-here')) old.classList.remove('tour-here');
    button?.classList.add('tour-here');
  }
}
