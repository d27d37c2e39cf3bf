import { cleanText } from './clean-text.ts';

/** An OData string literal; a query or key that it stands in is encoded after that. */
export function literal(typed: string): string {
  return `'${cleanText(typed).replaceAll("'", "''")}'`;
}
