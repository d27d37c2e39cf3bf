/** A text without its GUIDs and hashes: any six digits may be in one by chance. */
export function withoutIds(text: string): string {
  return text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}/gi, '…');
}
