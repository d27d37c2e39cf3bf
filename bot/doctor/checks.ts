import type { Config } from '../config/index.ts';
import { neededPermissions } from '../graph/permissions.ts';
import type { GraphApi } from '../helpdesk/contracts/graph.ts';
import { adminChannelCheck, noAdminChannel } from './admin-channel.ts';
import { authorityCheck } from './authority.ts';
import { certificateCheck } from './certificate.ts';
import { channelKeysCheck } from './channel-keys.ts';
import { clockCheck } from './clock.ts';
import { dataFolderCheck } from './data-folder.ts';
import { ok, skipped, unchecked, type Check, type Finding } from './finding.ts';
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
  graph: { url: string; token: () => Promise<string>; graphFor: () => GraphApi } | undefined;
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
  if (!graph) return [...checks, ...withoutGraph(config)];
  return [
    ...checks,
    tokenCheck('Graph', graph.token),
    ...[
      ...permissionChecks({ graphUrl: graph.url, token: graph.token, admin }),
      adminChannelCheck(graph.graphFor, admin),
      helpDeskRoleCheck(graph.graphFor),
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
      return given ? check.run() : unchecked('there is no token for Graph');
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

/** What Graph would have to be asked for, and how else one sees it. */
function withoutGraph({ graph, admin }: Config): Check[] {
  const said = (name: string, finding: Finding): Check => ({ name, run: () => Promise.resolve(finding) });
  if (graph.url === undefined)
    return [
      said(
        'Graph',
        skipped(
          'GraphUrl is not set, and npm start brings a sandbox of its own: set it to the address of one that runs',
        ),
      ),
    ];
  const count = neededPermissions('delegated').length;
  return [
    said(
      'Graph permissions',
      unchecked(
        `none of the ${count} delegated ones can be seen without an operator: sign in to the bot once and say “whoami”; all of them are asked for at once`,
        count,
      ),
    ),
    said(
      'admin channel',
      admin
        ? unchecked(
            "it can't be seen without an operator: as an administrator mention the bot in it with “roles”; a list in answer says that it is found, is private and has you in it",
          )
        : noAdminChannel(),
    ),
    said(
      'Help Desk Operator role',
      unchecked(
        admin
          ? "it can't be seen without an operator: “roles” in the admin channel lists who has it"
          : "it can't be seen without an operator: look in the Intune admin center, Tenant administration, Roles",
      ),
    ),
  ];
}
