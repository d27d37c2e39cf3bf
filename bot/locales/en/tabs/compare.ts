import type { Translator } from '../../translator.ts';
/** Two devices of a person, side by side. */
export const compare = ({ t, plural }: Translator) => ({
  button: t('Compare devices'),
  heading: t('Compare two devices'),
  about: t('Choose two. What differs is shown side by side.'),
  first: {
    label: t('First device'),
    error: t('Choose a device.'),
    placeholder: t('Choose a device'),
  },
  second: {
    label: t('Second device'),
    error: t('Choose another device.'),
    placeholder: t('Choose another device'),
  },
  go: t('Compare'),
  others: t('Compare others'),
  chooseTwo: t('Choose two different devices.'),
  tooFew: t('This person doesn’t have two devices to compare.'),
  firstOf: (n: string, all: string) =>
    t('The first {{n}} of {{all}} devices can be chosen here.', { n, all }),
  differs: (n: number, count: string) => plural(n, 'One thing differs', '{{count}} things differ', { count }),
  nothingDiffers: t('Intune says the same about both devices'),
  same: (labels: string) => t('The same on both: {{labels}}', { labels }),
  wrong: t('What is wrong'),
  policy: (name: string) => t('Policy: {{name}}', { name }),
  policies: (device: string) => t('compliance policies of {{device}}', { device }),
  notApplied: t('Doesn’t apply'),
  notReported: t('Not reported'),
});
