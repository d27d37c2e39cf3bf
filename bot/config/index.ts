import dotenv from 'dotenv';
import { SANDBOX_DATA } from './common.ts';
import { demoConfig, demoFaults } from './demo.ts';
import type { NamedFiles } from './files.ts';
import { type Config, ConfigError } from './model.ts';
import { productionConfig, productionFaults } from './production.ts';
import { type Environment, type Settings, readSettings } from './settings.ts';
import { packagedSignInFaults } from './sign-in.ts';

export { readDataSettings, type DataSettings } from './data-settings.ts';
export { fileFaults, type NamedFiles } from './files.ts';
export { ConfigError, type Config } from './model.ts';
export type { OwnCredential, Registration, SignInRegistration } from './model.ts';
export { readPackageSettings, type PackageSettings } from './package-settings.ts';
export { METRICS_PORT } from './production.ts';
export type { Environment, LogLevel } from './settings.ts';

/** Puts what `.env` says where the environment itself says nothing, and returns the environment. */
export function loadEnvironment(): Environment {
  dotenv.config({ quiet: true });
  return process.env;
}

/** What a program needs of its environment beyond its settings. */
export interface Needs {
  /** It brings no sandbox of its own. */
  graph: boolean;
  /** Looks whether the files can be opened; without it they aren't looked at. */
  files?: (named: NamedFiles) => string[];
}

/** Throws ConfigError with every fault at once. */
export function readConfig(env: Environment, needs: Needs = { graph: false }): Config {
  const { set, given, faults } = readSettings(env);
  const mode = given('MicrosoftAppId') ? 'production' : 'demo';
  if (mode === 'production') faults.push(...productionFaults(set, given));
  else if (env.NODE_ENV === 'production')
    faults.push(
      "MicrosoftAppId: set it to the bot registration's application id; NODE_ENV=production has no demo mode.",
    );
  else faults.push(...demoFaults(set), ...packagedSignInFaults(given));
  if (given('AdminTeamId') !== given('AdminChannelId'))
    faults.push('AdminTeamId, AdminChannelId: set both or none.');

  if (needs.graph && mode === 'demo' && !given('GraphUrl'))
    faults.push(
      'GraphUrl: set it to the address of a Graph to talk to; npm start brings a sandbox of its own.',
    );

  faults.push(...(needs.files?.(filesOf(set, mode, needs.graph)) ?? []));
  if (faults.length > 0) throw new ConfigError(faults);
  return mode === 'production' ? productionConfig(set) : demoConfig(set);
}

function filesOf(set: Settings, mode: Config['mode'], withoutSandbox: boolean): NamedFiles {
  const demo = mode === 'demo';
  const sandbox = demo && !withoutSandbox && set.GraphUrl === undefined;
  return {
    certificate: demo ? undefined : set.CertificatePath,
    signInCertificate: demo ? undefined : set.SsoCertificatePath,
    trace: demo ? set.GraphTrace : undefined,
    sandboxData: sandbox ? (set.SandboxData ?? SANDBOX_DATA) : undefined,
  };
}
