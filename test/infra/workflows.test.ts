import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../.github/workflows/', import.meta.url);
const workflows = readdirSync(folder).map(
  (name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const,
);

describe('workflows', () => {
  it('take actions by their commit, with the release named beside it', () => {
    for (const [name, text] of workflows)
      for (const [line] of text.matchAll(/^.*\buses:.*$/gm))
        assert.match(line, /uses: [\w.-]+\/[\w./-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/, `${name}: ${line}`);
  });

  it('may only read unless a job says otherwise, end in time, and keep no credentials in the folder', () => {
    for (const [name, text] of workflows) {
      assert.match(text, /^permissions:\n {2}contents: read\n\n/m, name);
      const jobs = [...text.matchAll(/^ {2}\w+:\n {4}runs-on:/gm)].length;
      assert.equal([...text.matchAll(/^ {4}timeout-minutes: \d+$/gm)].length, jobs, name);
      const checkouts = [...text.matchAll(/actions\/checkout@/g)].length;
      assert.equal([...text.matchAll(/persist-credentials: false/g)].length, checkouts, name);
    }
  });

  it('put nothing that others can choose into a shell', () => {
    for (const [name, text] of workflows)
      for (const [, run = ''] of text.matchAll(/run: (?:\|\n((?: {10}.*\n)+)|.*\n)/g))
        assert.ok(!run.includes('${{'), `${name}: ${run}`);
  });

  it('try the release before its image is pushed', () => {
    const image = workflows.find(([name]) => name === 'image.yml')?.[1] ?? '';
    assert.match(image, /run: npm run release:drill\n[^]*docker login[^]*docker buildx build --push/);
  });

  it('build the image with its SBOM, and sign it by its digest', () => {
    const image = workflows.find(([name]) => name === 'image.yml')?.[1] ?? '';
    assert.match(image, /docker buildx build --push --sbom=true --provenance=mode=max/);
    assert.match(image, /IMAGE=\$image@\$\(jq -er '\."containerimage\.digest"' built\.json\)/);
    assert.match(image, /cosign sign --yes "\$IMAGE"\n/);
    assert.match(image, /id-token: write/);
  });
});
