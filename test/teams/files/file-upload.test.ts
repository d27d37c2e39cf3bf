import assert from 'node:assert/strict';
import { OfferedFiles } from '../../../bot/teams/files/offered-files.ts';
import { uploadTarget } from '../../../bot/teams/files/file-upload.ts';

describe('teams: where a file may go in production', () => {
  for (const address of [
    'https://contoso-my.sharepoint.com/personal/a/_api/v2.0/drives/x/items/y/uploadSession?guid=1',
    'https://CONTOSO.SharePoint.com/x',
    'https://contoso.sharepoint.com:443/x',
  ])
    it(address, () => assert.ok(uploadTarget(address, 'production')));

  for (const address of [
    'http://contoso.sharepoint.com/x',
    'https://sharepoint.com/x',
    'https://contoso.sharepoint.com:8443/x',
    'https://contoso.sharepoint.com.evil.example/x',
    'https://contososharepoint.com/x',
    'https://evil.example/contoso.sharepoint.com',
    'https://contoso.sharepoint.com@evil.example/x',
    'https://me@contoso.sharepoint.com/x',
    'https://contoso.sharepoint.com./x',
    'http://127.0.0.1/x',
    'https://127.0.0.1/x',
    'ftp://contoso.sharepoint.com/x',
    '',
  ])
    it(`not to ${address || 'nowhere'}`, () => assert.equal(uploadTarget(address, 'production'), undefined));
});

describe('teams: offered files', () => {
  const content = 'x'.repeat(20 * 1024 * 1024);

  it('are kept up to a size, the oldest dropped first', () => {
    const files = new OfferedFiles(60_000);
    const ids = [1, 2, 3, 4].map(() => files.offer('a', { name: 'a.txt', content }).id);
    assert.deepEqual(
      ids.map((id) => files.take(id, 'a') !== undefined),
      [false, true, true, true],
    );
  });

  it('are kept up to a number', () => {
    const files = new OfferedFiles(60_000);
    const ids = Array.from({ length: 101 }, () => files.offer('a', { name: 'a.txt', content: 'x' }).id);
    assert.equal(files.take(ids[0] ?? '', 'a'), undefined);
    assert.ok(files.take(ids[1] ?? '', 'a'));
  });

  it('are refused if they are too large', () => {
    const files = new OfferedFiles(60_000);
    assert.throws(() => files.offer('a', { name: 'a.txt', content: content + content }), RangeError);
  });

  it('get one byte order mark if they are CSV', () => {
    const files = new OfferedFiles(60_000);
    const bytes = (name: string, text: string) => {
      const { id, size } = files.offer('a', { name, content: text });
      const file = files.take(id, 'a');
      assert.equal(file?.bytes.length, size);
      return file.bytes.toString('utf8');
    };
    assert.equal(bytes('a.CSV', 'x'), '\ufeffx');
    assert.equal(bytes('a.csv', '\ufeffx'), '\ufeffx');
    assert.equal(bytes('a.txt', 'x'), 'x');
  });
});
