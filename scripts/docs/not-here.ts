/** Actions of the Intune admin center that the bot doesn't have, and why. */
export const NOT_HERE: readonly { title: string; reason: string }[] = [
  {
    title: 'Run remediation',
    reason: 'It needs a choice among the tenant’s own scripts, which a form doesn’t have.',
  },
  {
    title: 'Remove apps and configurations',
    reason: 'It needs a choice among what is on the device, which a form doesn’t have.',
  },
  { title: 'Suspend managed home screen', reason: 'Graph’s metadata doesn’t have the call.' },
  { title: 'Restore managed home screen', reason: 'Graph’s metadata doesn’t have the call.' },
  { title: 'Enhanced logging', reason: 'Graph’s metadata doesn’t have the call.' },
];
