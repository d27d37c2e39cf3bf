import { PUBLIC_AUTHORITY } from './addresses.ts';
import { dataSettings } from './common.ts';
import { type Config, ConfigError, type Registration } from './model.ts';
import { registrationOf } from './production.ts';
import { type Environment, readSettings } from './settings.ts';
import { isStorageAccount } from './storage-account.ts';

/** All that is needed to read what the bot keeps. */
type DataSettings = Pick<Config, 'dataDir' | 'storeUrl' | 'logLevel' | 'authorityHost'> & {
  /** As whom the bot gets into a storage account. undefined if it needs none, or has none. */
  registration: Registration | undefined;
};

/** Throws ConfigError with every fault at once. `places`: where else something is read or written. */
export function readDataSettings(env: Environment, places: readonly string[] = []): DataSettings {
  const { set, faults } = readSettings(env, ['DataDir', 'StoreUrl', 'LogLevel']);
  const own =
    set.StoreUrl === undefined && !places.some(isStorageAccount)
      ? undefined
      : readSettings(env, [
          'AuthorityHost',
          'TenantId',
          'MicrosoftAppId',
          'MicrosoftAppType',
          'MicrosoftAppTenantId',
          'MicrosoftAppPassword',
          'CertificatePath',
          'CertificateThumbprint',
        ]);
  faults.push(...(own?.faults ?? []));
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    ...dataSettings(set),
    authorityHost: own?.set.AuthorityHost ?? PUBLIC_AUTHORITY,
    registration: own && registrationOf(own.set),
  };
}
