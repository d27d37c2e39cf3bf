/** Those whose whole name was typed, then by name. */
export function bestFirst(
  typed: readonly string[],
): (a: { displayName: string }, b: { displayName: string }) => number {
  const wanted = new Set(typed.map((text) => text.toLowerCase()));
  const rank = ({ displayName }: { displayName: string }) => (wanted.has(displayName.toLowerCase()) ? 0 : 1);
  return (a, b) => rank(a) - rank(b) || a.displayName.localeCompare(b.displayName);
}
