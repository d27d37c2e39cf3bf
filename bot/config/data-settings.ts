import { dataSettings } from './common.ts';
import { type Config, ConfigError } from './model.ts';
import { type Environment, readSettings } from './settings.ts';

/** All that is needed to read the bot's files. */
type DataSettings = Pick<Config, 'dataDir' | 'logLevel'>;

/** Throws ConfigError with every fault at once. */
export function readDataSettings(env: Environment): DataSettings {
  const { set, faults } = readSettings(env, ['DataDir', 'LogLevel']);
  if (faults.length > 0) throw new ConfigError(faults);
  return dataSettings(set);
}
