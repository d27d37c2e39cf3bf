import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';

/** Says what Microsoft's schema finds wrong in a manifest. */
export function manifestFaults(schemaFile: string): (manifest: unknown) => string[] {
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>;
  // draft 4: ajv has no such dialect, and what the schema uses of it means the same in later ones
  delete schema.$schema;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  const validate = ajv.compile(schema);
  return (manifest) => {
    validate(manifest);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  };
}
