/** A module of the chat page, which isn't TypeScript. */
export async function pageModule<T>(path: string): Promise<T> {
  const file = new URL(`../../../../sandbox/chat/page/${path}`, import.meta.url);
  return (await import(file.href)) as T;
}
