import assert from 'node:assert/strict';
import { CSV_HEAD, csvLines } from '../../../bot/helpdesk/admin/audit-csv.ts';
import type { AuditRecord } from '../../../bot/helpdesk/contracts/audit.ts';

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
    assert.match(line, /,"a ""b"", c\nd",,,x; y,/);
    assert.equal(line.endsWith('\r\n'), true);
    assert.equal(CSV_HEAD.split(',').length, csvLines([record]).split(',').length);
  });

  it('lets no name run as a formula', () => {
    for (const deviceName of ['=1+1', '+1', '-1', '@SUM(A1)'])
      assert.ok(csvLines([{ ...record, deviceName }]).includes(`,'${deviceName}`), deviceName);
  });

  it('has a line for each entry, and a column for each of its fields', () => {
    assert.equal(csvLines([]), '');
    const columns = 'seq,at,kind,what,operatorId,personId,deviceId,deviceName,serialNumber,operatingSystem';
    assert.equal(
      CSV_HEAD,
      `${columns},through,options,ticket,outcome,requestId,assignmentId,assignmentName,of,id,prev,hash\r\n`,
    );
    const whole: Required<AuditRecord> = {
      ...record,
      personId: 'person',
      deviceId: 'device',
      deviceName: 'name',
      serialNumber: 'serial',
      operatingSystem: 'iOS',
      through: ['One', 'Two'],
      options: ['a=true', 'b=5'],
      ticket: 'INC-1',
      outcome: 'done',
      requestId: 'request',
      assignmentId: 'assignment',
      assignmentName: 'assigned',
      of: 'before',
    };
    assert.deepEqual(csvLines([whole, record]).split('\r\n'), [
      '1,2026-01-01T00:00:00.000Z,read,device,o,person,device,name,serial,iOS,One; Two,a=true; b=5,INC-1,done,request,assignment,assigned,before,i,p,h',
      '1,2026-01-01T00:00:00.000Z,read,device,o,,,,,,,,,,,,,,i,p,h',
      '',
    ]);
  });

  it('defuses a formula in a list, after a tab or with quotes in it', () => {
    assert.ok(csvLines([{ ...record, through: ['=1', 'b'] }]).includes(`,'=1; b,`));
    assert.ok(csvLines([{ ...record, deviceName: '\t=1' }]).includes(`,'\t=1,`));
    assert.ok(csvLines([{ ...record, deviceName: '\r=1' }]).includes(`,"'\r=1",`));
    assert.ok(csvLines([{ ...record, deviceName: '=A("b")' }]).includes(`,"'=A(""b"")",`));
    assert.ok(csvLines([{ ...record, deviceName: 'a=1' }]).includes(`,a=1,`));
  });
});
