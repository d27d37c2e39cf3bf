/** Actions of the Intune admin center that the bot doesn't have, and why. */
export const NOT_HERE: readonly { title: string; reason: string }[] = [
  { title: 'Suspend managed home screen', reason: 'Graph’s metadata has no such call.' },
  { title: 'Restore managed home screen', reason: 'Graph’s metadata has no such call.' },
  {
    title: 'Show and rotate the local admin password of a Mac',
    reason:
      'No built-in role allows it, and neither does Entra’s Intune Administrator role. Nobody has shown on a tenant that a custom role with the permission is enough.',
  },
  {
    title: 'Show Recovery Lock passcode',
    reason: 'Graph documents only the rotation, which the bot has.',
  },
  { title: 'Enhanced logging', reason: 'Graph’s metadata has no such call.' },
];
