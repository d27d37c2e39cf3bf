/** Resolves where the channel's keys can be had just now; else throws an Error that says so. Keys that are known serve meanwhile. */
export async function checkKeyServer(metadataUrl: string, signal: AbortSignal): Promise<void> {
  try {
    const answer = await fetch(metadataUrl, { redirect: 'manual', signal });
    await answer.body?.cancel();
    if (answer.ok) return;
    throw new Error(`answered ${answer.status}`);
  } catch (error) {
    throw new Error("The channel's keys can't be had.", { cause: error });
  }
}
