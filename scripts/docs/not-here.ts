/** Actions of the Intune admin center that the bot doesn't have, and why. */
export const NOT_HERE: readonly { title: string; reason: string }[] = [
  {
    title: 'Remove apps and configurations',
    reason:
      'It needs a choice among the apps and configurations that are assigned to the device. Graph lists them for one device in no single call, and the settings catalog’s only in a report, so a form here would leave some out.',
  },
  { title: 'Suspend managed home screen', reason: 'Graph’s metadata doesn’t have the call.' },
  { title: 'Restore managed home screen', reason: 'Graph’s metadata doesn’t have the call.' },
  { title: 'Enhanced logging', reason: 'Graph’s metadata doesn’t have the call.' },
];
