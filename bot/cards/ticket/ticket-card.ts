import type { ManagedDevice, PersonName } from '../../helpdesk/contracts/model.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import type { ButtonInit } from '../shared/button.ts';
import { buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { deviceName } from '../shared/device-words.ts';
import { backToDevice, backToUser } from '../shared/pages.ts';
import { personTitle } from '../shared/person-words.ts';
import { typedLines } from '../shared/text.ts';
import type { TicketFacts } from './ticket-text.ts';
import { ticketLines } from './ticket-text.ts';

/** Everything about a person in plain text, to be copied: Teams gives a card no clipboard. */
export function userTicketCard(context: Context, person: PersonName, facts: TicketFacts): CardAnswer {
  return ticketCard(context, personTitle(person), facts, backToUser(context, person.id));
}

/** The same about one device. */
export function deviceTicketCard(context: Context, device: ManagedDevice, facts: TicketFacts): CardAnswer {
  const name = deviceName(context, device.deviceName);
  return ticketCard(context, name, facts, backToDevice(context, device.id));
}

/** Longer than any ticket needs, short enough for a card. */
const MOST = 12_000;

function ticketCard(context: Context, name: string, facts: TicketFacts, back: ButtonInit): CardAnswer {
  const { ticket } = context.words;
  return answer(context, 'ticket', `${ticket.heading}: ${name}`, {
    heading: ticket.heading,
    name,
    about: ticket.about,
    label: ticket.label,
    error: ticket.error,
    lines: typedLines(ticketLines(context, facts).join('\n'), MOST),
    buttons: buttons([back]),
  });
}
