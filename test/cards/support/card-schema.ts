import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { AdaptiveCard, SerializationContext, Versions } from 'adaptivecards';
import { Ajv } from 'ajv';

const SCHEMA = join(import.meta.dirname, '../../../../shared/schemas/adaptive-card-1.5.0.json');
const require = createRequire(import.meta.url);

export const schemaIsThere = existsSync(SCHEMA);

/** Checks cards against Microsoft's schema of Adaptive Cards 1.5. */
export async function cardFaults(): Promise<(card: unknown) => string[]> {
  const schema = JSON.parse(await readFile(SCHEMA, 'utf8')) as Record<string, unknown>;
  // the name of $id before draft 6, which ajv refuses
  delete schema.id;
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json') as object);
  const validate = ajv.compile(schema);
  return (card) => {
    validate(withoutTeamsAdditions(card));
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  };
}

/** What Microsoft's renderer complains about when it reads a card. */
export function rendererFaults(card: unknown): string[] {
  const context = new SerializationContext(Versions.v1_5);
  new AdaptiveCard().parse(withoutTeamsAdditions(card), context);
  return (
    Array.from({ length: context.eventCount }, (_, n) => context.getEventAt(n).message)
      // its check of the language keeps state and refuses every other card
      .filter((message) => message !== 'Invalid value "en" for property "lang".')
  );
}

/** Removes what Teams has added to the schema. In place of a chart stands what is drawn by those that can't draw one. */
function withoutTeamsAdditions(card: unknown): unknown {
  return JSON.parse(
    JSON.stringify(card, (name, value: unknown) =>
      name === 'msteams' || name === 'choices.data' || value === 'filtered' ? undefined : drawable(value),
    ),
  );
}

function drawable(value: unknown): unknown {
  const { type, fallback } = (value ?? {}) as { type?: unknown; fallback?: unknown };
  return typeof type === 'string' && type.startsWith('Chart.') && typeof fallback === 'object'
    ? fallback
    : value;
}
