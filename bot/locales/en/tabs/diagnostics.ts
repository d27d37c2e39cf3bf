import type { Translator } from '../../translator.ts';
import type { Known } from './known.ts';

export const diagnostics = ({ t }: Translator) => ({
  title: (device: string) => t('Logs of {{device}}', { device }),
  /** Graph's `status`. */
  states: { pending: t('Pending'), completed: t('Completed'), failed: t('Failed') } as Known,
  requested: (when: string) => t('requested {{when}}', { when }),
  waitsLong: t('It has been waiting for a long time: the device is probably offline.'),
  received: (when: string, size: string | undefined) =>
    size === undefined ? t('Received {{when}}', { when }) : t('Received {{when}}, {{size}}', { when, size }),
  megabytes: (n: string) => t('{{n}} MB', { n }),
  expires: (when: string) => t('Deleted {{when}}', { when }),
  by: (upn: string) => t('Requested by {{upn}}', { upn }),
  download: t('The files can be downloaded only in the Intune admin center.'),
  part: (device: string) => t('diagnostics of {{device}}', { device }),
});
