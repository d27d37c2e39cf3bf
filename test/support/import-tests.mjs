// mocha loads tests with require() if Node.js can. Then tsx compiles what they import to CommonJS, and to a second copy as a module
// if it is imported dynamically: two classes of one name, and coverage that merges two texts of one file. With import() there is one.
Object.defineProperty(process.features, 'require_module', { value: false });
