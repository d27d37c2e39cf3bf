/** Makes something once, and keeps it for whoever asks. What failed isn't kept: whoever asks next tries again. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  return () => {
    if (kept) return kept;
    const making = make();
    kept = making;
    making.catch(() => (kept = undefined));
    return making;
  };
}
