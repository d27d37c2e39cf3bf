import assert from 'node:assert/strict';
import { parseAuditRequest } from '../../../bot/helpdesk/admin/audit-request.ts';

describe('what is asked of the audit', () => {
  it('is everything, or one person, device, operator or ticket, since a day, as a card or a file', () => {
    assert.deepEqual(parseAuditRequest(''), { asFile: false });
    assert.deepEqual(parseAuditRequest('user aino@contoso.example'), {
      of: { kind: 'user', name: 'aino@contoso.example' },
      asFile: false,
    });
    assert.deepEqual(parseAuditRequest('device Front desk iPad since 2026-01-31 export'), {
      of: { kind: 'device', name: 'Front desk iPad' },
      since: new Date('2026-01-31T00:00:00Z'),
      asFile: true,
    });
    assert.deepEqual(parseAuditRequest('OPERATOR o@contoso.example EXPORT'), {
      of: { kind: 'operator', name: 'o@contoso.example' },
      asFile: true,
    });
    assert.deepEqual(parseAuditRequest('ticket INC 0012 since 2026-01-31'), {
      of: { kind: 'ticket', name: 'INC 0012' },
      since: new Date('2026-01-31T00:00:00Z'),
      asFile: false,
    });
    assert.deepEqual(parseAuditRequest('since 2026-01-31T10:30'), {
      since: new Date('2026-01-31T10:30:00Z'),
      asFile: false,
    });
  });

  it('is rejected if the date is not a date or the words are not the command’s', () => {
    for (const text of ['since yesterday', 'since 2026-02-31', 'since', 'user', 'everything', 'verify it'])
      assert.equal(parseAuditRequest(text), undefined, text);
  });
});
