import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LONGEST_TICKET, ticketIn } from '../../../bot/helpdesk/access/ticket.ts';
import { anyText } from '../../support/any-text.ts';

describe('a ticket number', () => {
  for (const good of [
    ...['4711', '#4711', 'INC0012345', 'inc-12', 'REQ/2026/12', 'Ticket 12', 'Häiriö-1', 'A.1_b:2'],
    '1'.repeat(LONGEST_TICKET),
  ])
    it(`is ${good}`, () => {
      assert.equal(ticketIn(`  ${good}\t`), good);
      assert.equal(ticketIn(good.normalize('NFD')), good);
    });

  for (const [name, bad] of [
    ['empty', ' '],
    ['without a digit', 'URGENT'],
    ['that is a sentence', 'Lost on the train, 2 days ago.'],
    ['of two lines', 'INC-1\nINC-2'],
    ['with two spaces', 'INC  1'],
    ['that is a formula', '=1+1'],
    ['with markup', '[1](http://x)'],
    ['that is an address', 'a1@contoso.example'],
    ['with what nobody sees', 'INC\u200b1'],
    ['that is too long', '1'.repeat(LONGEST_TICKET + 1)],
    ['that is missing', undefined],
  ] as const)
    it(`isn’t something ${name}`, () => {
      assert.equal(ticketIn(bad), undefined);
    });

  it('is one line of at most so many characters, whatever is typed', () => {
    const property = fc.property(anyText({ maxLength: 80 }), (text) => {
      for (const ticket of [ticketIn(text), ticketIn(`1${text}`), ticketIn(`INC-1 ${text}`)]) {
        if (ticket === undefined) continue;
        assert.ok(ticket.length <= LONGEST_TICKET);
        assert.doesNotMatch(ticket, /[\p{C}\p{Zl}\p{Zp}"'`<>=[\](){}$@]/u);
      }
    });
    fc.assert(property, { numRuns: 2_000 });
  });
});
