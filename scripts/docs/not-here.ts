/** Actions of the Intune admin center that the bot doesn't have, and why. */
export const NOT_HERE: readonly { title: string; reason: string }[] = [
  { title: 'Suspend managed home screen', reason: 'Graph’s metadata doesn’t have the call.' },
  { title: 'Restore managed home screen', reason: 'Graph’s metadata doesn’t have the call.' },
  {
    title: 'Show and rotate the local admin password of a Mac',
    reason:
      'No built-in role allows it, nor does Entra’s Intune Administrator role, and it isn’t proven on a tenant that Graph gives it to whoever holds the permission of a custom role.',
  },
  {
    title: 'Show Recovery Lock passcode',
    reason: 'Graph documents its rotation alone, which is here.',
  },
  { title: 'Enhanced logging', reason: 'Graph’s metadata doesn’t have the call.' },
];
