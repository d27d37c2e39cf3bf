// Every card in every state, as Teams draws it. `npm run cards` serves a page to look at them, `npm run cards -- --out DIR` writes
// pictures named THEME-WIDTH-LANGUAGE-CARD-STATE.png: all, or those of a --theme, --width or --language. They need a Chromium: $CHROMIUM, or
// one in the path.
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
  const count = await takePictures(gallery.url, values.out, values);
  process.stdout.write(`${count} pictures in ${values.out}\n`);
}
await gallery.close();

function readArguments() {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ options: { out: text, theme: text, width: text, language: text, only: text } });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `${said}\nusage: npm run cards [-- --out DIR [--theme THEME] [--width PIXELS] [--language TAG] [--only TEXT]]\n`,
    );
    process.exit(2);
  }
}
