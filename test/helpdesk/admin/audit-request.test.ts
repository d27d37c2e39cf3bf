import assert from 'node:assert/strict';
import { CSV_HEAD, csvLines } from '../../../bot/helpdesk/admin/audit-csv.ts';
import { parseAuditRequest } from '../../../bot/helpdesk/admin/audit-request.ts';
import type { AuditRecord } from '../../../bot/helpdesk/contracts/audit.ts';

describe('what is asked of the audit', () => {
  it('is everything, or one person, device or operator, since a day, as a card or a file', () => {
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
    assert.deepEqual(parseAuditRequest('since 2026-01-31T10:30'), {
      since: new Date('2026-01-31T10:30:00Z'),
      asFile: false,
    });
  });

  it('is nothing where a date is none, or the words are others', () => {
    for (const text of ['since yesterday', 'since 2026-02-31', 'since', 'user', 'everything', 'verify it'])
      assert.equal(parseAuditRequest(text), undefined, text);
  });
});

describe('the audit as a file', () => {
  const record: AuditRecord = {
    seq: 1,
    id: 'i',
    at: '2026-01-01T00:00:00.000Z',
    kind: 'read',
    what: 'device',
    operatorId: 'o',
    prev: 'p',
    hash: 'h',
  };

  it('quotes what has commas, quotes and line ends', () => {
    const line = csvLines([{ ...record, deviceName: 'a "b", c\nd', through: ['x', 'y'] }]);
    assert.match(line, /,"a ""b"", c\nd",,x; y,/);
    assert.equal(line.endsWith('\r\n'), true);
    assert.equal(CSV_HEAD.split(',').length, csvLines([record]).split(',').length);
  });

  it('lets no name run as a formula', () => {
    for (const deviceName of ['=1+1', '+1', '-1', '@SUM(A1)'])
      assert.ok(csvLines([{ ...record, deviceName }]).includes(`,'${deviceName}`), deviceName);
  });
});
