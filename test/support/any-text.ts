import fc from 'fast-check';

// fast-check's own unit for this builds a table of all code points anew for each arbitrary, which takes half a second.
const codePoint = fc
  .oneof(
    { weight: 3, arbitrary: fc.nat({ max: 0xff }) },
    { weight: 1, arbitrary: fc.nat({ max: 0xd7ff }) },
    { weight: 1, arbitrary: fc.integer({ min: 0xe000, max: 0x10ffff }) },
  )
  .map((point) => String.fromCodePoint(point));

/** Text of any code points but half surrogate pairs. */
export const anyText = (limits: { minLength?: number; maxLength?: number } = {}): fc.Arbitrary<string> =>
  fc.string({ unit: codePoint, ...limits });
