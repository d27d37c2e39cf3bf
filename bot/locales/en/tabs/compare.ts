/** Two devices of a person, side by side. */
export const compare = {
  button: 'Compare devices',
  heading: 'Compare two devices',
  about: 'Choose two. What differs is shown side by side.',
  first: {
    label: 'First device',
    error: 'Choose a device.',
    placeholder: 'Choose a device',
  },
  second: {
    label: 'Second device',
    error: 'Choose another device.',
    placeholder: 'Choose another device',
  },
  go: 'Compare',
  others: 'Compare others',
  chooseTwo: 'Choose two different devices.',
  tooFew: 'There are no two devices to compare.',
  firstOf: (n: string, all: string) => `The first ${n} of ${all} devices can be chosen here.`,
  differs: (n: number, count: string) => (n === 1 ? 'One thing differs' : `${count} things differ`),
  nothingDiffers: 'Nothing differs of what Intune says of both.',
  same: (labels: string) => `The same on both: ${labels}`,
  wrong: 'What is wrong',
  policy: (name: string) => `Policy: ${name}`,
  policies: (device: string) => `compliance policies of ${device}`,
  notApplied: 'Doesn’t apply',
  notReported: 'Not reported',
};
