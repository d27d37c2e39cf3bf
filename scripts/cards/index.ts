// Every card in every state, as Teams draws it. `npm run cards` serves a page to look at them, `npm run cards -- --out DIR` writes
// pictures named THEME-WIDTH-LANGUAGE-CARD-STATE.png. Pictures need a Chromium: $CHROMIUM, or one in the path.
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { startGallery } from './gallery.ts';
import { takePictures } from './pictures.ts';

const { values } = readArguments();
const gallery = await startGallery();
if (values.out === undefined) {
  process.stdout.write(`cards ${gallery.url}\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
} else {
  const count = await takePictures(gallery.url, values.out, values.only);
  process.stdout.write(`${count} pictures in ${values.out}\n`);
}
await gallery.close();

function readArguments() {
  try {
    return parseArgs({ options: { out: { type: 'string' }, only: { type: 'string' } } });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${said}\nusage: npm run cards [-- --out DIR [--only TEXT]]\n`);
    process.exit(2);
  }
}
