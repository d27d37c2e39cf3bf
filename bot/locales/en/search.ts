import type { Unsearched } from '../../helpdesk/contracts/graph/found.ts';
import type { Translator } from '../translator.ts';

interface Doubts {
  unsearched?: readonly Unsearched[] | undefined;
  unclear?: number | undefined;
}

export const isInDoubt = ({ unsearched = [], unclear = 0 }: Doubts) => unsearched.length > 0 || unclear > 0;

/** What searches could not look at. */
export function search({ t, plural, and }: Translator) {
  const parts = {
    names: t('device names'),
    partsOfNames: t('parts of names'),
    beginningsOfNames: t('beginnings of names'),
    addresses: t('mail addresses'),
    serialNumbers: t('serial numbers'),
    imeis: t('IMEIs'),
    networkAddresses: t('network addresses'),
    ids: t('ids'),
  } satisfies Record<Unsearched, string>;
  /** As a list: "serial numbers and IMEIs". */
  const unsearchedParts = (unsearched: readonly Unsearched[]) => and(unsearched.map((one) => parts[one]));
  return {
    unsearchedParts,
    /** Why a search without a hit isn't a search that found nothing. `unclear`: how many hits could not be read. */
    notSearched: (text: string, { unsearched = [], unclear = 0 }: Doubts): string => {
      const why = and([
        ...(unsearched.length > 0
          ? [t('{{parts}} could not be searched', { parts: unsearchedParts(unsearched) })]
          : []),
        ...(unclear > 0
          ? [
              plural(
                unclear,
                '{{n}} device could not be read or checked',
                '{{n}} devices could not be read or checked',
              ),
            ]
          : []),
        t('the rest has no match'),
      ]);
      return t('I can’t say whether “{{text}}” exists: {{why}}. Try again in a moment.', { text, why });
    },
    /** Under a list from which devices are missing. */
    unclearDevices: (n: number) =>
      plural(
        n,
        '{{n}} device could not be read or checked just now, so it isn’t shown here.',
        '{{n}} devices could not be read or checked just now, so they aren’t shown here.',
      ),
  };
}
