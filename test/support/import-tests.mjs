import { register } from 'node:module';

// Tests and what they import are TypeScript.
register('./typescript-hooks.mjs', import.meta.url);
process.setSourceMapsEnabled(true);
// mocha loads tests with require() if Node.js can, and require() asks no hooks.
Object.defineProperty(process.features, 'require_module', { value: false });
