// The template language, in a file of its own so that it can be loaded late.
// The package's entry also pulls in the TypeScript sources of adaptivecards, which our compiler settings reject.
export { GlobalSettings, Template } from 'adaptivecards-templating/lib/template-engine.js';
