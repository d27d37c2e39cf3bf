/** Names of two devices that nobody can tell apart, or that people type alike. */
export const twins: readonly (readonly [string, string])[] = [
  ["Aino's iPhone", 'Aino\u2019s iPhone'],
  ["Bo's PC", 'Bo\u00b4s\u00a0PC'],
  ["Mali'i", 'Mali\u02bci'],
  ['KIOSK 1', 'KIOSK\u00a01'],
  ['A 1', 'A\u00a01'],
  ['KIOSK 1', 'Kiosk  1 '],
  ['J\u00f6rg PC', 'Jo\u0308rg PC'],
  ['LAB-PC-1', 'LAB\u2011PC\u20131'],
  ['DESKTOP-8F3K2L1', 'DESK\u200bTOP-8F3K\u00ad2L1'],
  ['DESKTOP-8F3K2L1', '\ufeffDESKTOP\u2060-8F3K2L1'],
  ['LAB 7', '\uff2c\uff21\uff22\u3000\uff17'],
  ['\u5c71\u7530', '\u5c71\u200d\u7530'],
];
