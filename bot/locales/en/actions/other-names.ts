import type { Translator } from '../../translator.ts';

/**
 * Names that the audit or a device's results may hold and that no action of the catalogue has as its id. A name that is missing here
 * too is shown as Graph has it.
 */
export const otherNames = ({ t }: Translator): ReadonlyMap<string, string> =>
  new Map([
    // ChromeOS: Graph's names for turning Lost mode on and off
    ['disable', t('Turn on Lost mode')],
    ['reenable', t('Turn off Lost mode')],
    // Graph's name of both quick scan and full scan
    ['windowsDefenderScan', t('Defender scan')],
  ]);

/** Permissions of remote tasks that no action of the catalogue needs, as Intune's role editor calls them. */
export const otherPermissions = ({ t }: Translator): ReadonlyMap<string, string> =>
  new Map([
    ['Microsoft.Intune_RemoteTasks_UpdateDeviceAccount', t('Update device account')],
    ['Microsoft.Intune_RemoteTasks_GetFileVaultKey', t('Get FileVault key')],
  ]);
