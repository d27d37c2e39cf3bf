import { register } from 'node:module';
import { fetch } from 'undici';

// Tests and what they import are TypeScript.
register('./typescript-hooks.mjs', import.meta.url);
process.setSourceMapsEnabled(true);
// That of Node.js 20 can end a run, when a timer of a connection that is gone fires.
globalThis.fetch = fetch;
// mocha loads tests with require() if Node.js can, and require() asks no hooks.
Object.defineProperty(process.features, 'require_module', { value: false });
