import { plainName } from '../../helpdesk/contracts/same-text.ts';

/** Makes titles of entries, such as "Aino Virtanen". Several of the same title have what tells them apart behind it. */
export function toldApart<T>(
  entries: readonly T[],
  titleOf: (entry: T) => string,
  marksOf: (entry: T) => readonly (string | undefined)[],
): string[] {
  return entries.map((entry) => {
    const title = titleOf(entry);
    const alike = entries.filter((one) => plainName(titleOf(one)) === plainName(title));
    // the first mark that no two of them share
    const mark = marksOf(entry).find((own, n) => {
      const marks = alike.map((one) => marksOf(one)[n]);
      return own !== undefined && new Set(marks).size === alike.length;
    });
    return alike.length < 2 || mark === undefined ? title : `${title} (${mark})`;
  });
}
