const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;

/** Names that an object of a JSON text has twice. Reading it would keep the last one, and say nothing. */
export function writtenTwice(text: string): string[] {
  const twice = new Set<string>();
  const open: (Set<string> | undefined)[] = [];
  const tokens = text.match(TOKENS) ?? [];
  for (const [index, token] of tokens.entries()) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    const names = open.at(-1);
    if (!names || !token.startsWith('"') || tokens[index + 1] !== ':') continue;
    const name = JSON.parse(token) as string;
    if (names.has(name)) twice.add(name);
    names.add(name);
  }
  return [...twice];
}
