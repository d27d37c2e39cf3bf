import type { Config } from '../config.ts';
import type { World } from '../helpdesk/ports.ts';
import { adminChannelCheck } from './admin-channel.ts';
import { authorityCheck } from './authority.ts';
import { certificateCheck } from './certificate.ts';
import { channelKeysCheck } from './channel-keys.ts';
import { clockCheck } from './clock.ts';
import { dataFolderCheck } from './data-folder.ts';
import { ok, skipped, type Check } from './finding.ts';
import { helpDeskRoleCheck } from './help-desk-role.ts';
import { permissionChecks } from './permission-checks.ts';
import { signInChecks, type SignInProbe } from './sign-in.ts';
import { tokenCheck } from './token.ts';

export interface Patient {
  config: Config;
  now: () => Date;
  /** Where the channel's keys are described, and whose they have to be. */
  channel: { openIdMetadata: string; issuer: string };
  /** The bot's own token to write to Teams with; undefined where there is none. */
  channelToken: (() => Promise<string>) | undefined;
  /** undefined in demo mode. */
  signIn: SignInProbe | undefined;
  /** Graph as the application; undefined where there is no Graph to ask, or it is asked on behalf of people alone. */
  graph: { url: string; token: () => Promise<string>; openWorld: () => World } | undefined;
}

/** Every check of a configuration that could be read, in the order in which one mends. */
export function checksOf({ config, now, channel, channelToken, signIn, graph }: Patient): Check[] {
  const { mode, registration, admin } = config;
  const certificate = registration?.credential.kind === 'certificate' ? registration.credential : undefined;
  const checks: Check[] = [
    { name: 'settings', run: () => Promise.resolve(ok(settingsSay(config))) },
    dataFolderCheck(config.dataDir),
  ];
  if (mode === 'production')
    checks.push(
      certificateCheck(certificate, now),
      authorityCheck(config.authorityHost, config.tenantId),
      channelKeysCheck(channel.openIdMetadata, channel.issuer),
    );
  if (channelToken) checks.push(tokenCheck('the channel', channelToken));
  if (signIn) checks.push(...signInChecks(config, signIn, now));
  if (config.graph.url !== undefined) checks.push(clockCheck(config.graph.url, now));
  if (!graph) return [...checks, { name: 'Graph', run: () => Promise.resolve(skipped(whyNoGraph(config))) }];
  return [
    ...checks,
    tokenCheck('Graph', graph.token),
    ...[
      ...permissionChecks({ graphUrl: graph.url, token: graph.token, admin }),
      adminChannelCheck(graph.openWorld, admin),
      helpDeskRoleCheck(graph.openWorld),
    ].map((check) => withToken(check, graph.token)),
  ];
}

/** Without a token all of them would say the same. */
function withToken(check: Check, token: () => Promise<string>): Check {
  return {
    name: check.name,
    async run() {
      const given = await token().then(
        () => true,
        () => false,
      );
      return given ? check.run() : skipped('there is no token for Graph');
    },
  };
}

function settingsSay({ mode, graph, registration }: Config): string {
  if (mode === 'demo') return 'demo, since MicrosoftAppId is not set';
  const { kind } = registration?.credential ?? { kind: 'password' };
  const better = kind === 'password' ? '; a certificate or a managed identity would be better' : '';
  return `production, Graph is asked as ${graph.auth === 'application' ? 'the application' : 'the operator'}, with a ${NAMES[kind]}${better}`;
}

const NAMES = { password: 'password', certificate: 'certificate', managedIdentity: 'managed identity' };

function whyNoGraph({ graph }: Config): string {
  return graph.url === undefined
    ? 'GraphUrl is not set, and npm start brings a sandbox of its own: set it to the address of one that runs'
    : 'it is asked on behalf of operators alone: sign in to the bot and say “whoami”';
}
