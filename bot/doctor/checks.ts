import { storageAccountOf } from '../tokens.ts';
import type { Config, ProductionConfig, SignInRegistration } from '../config/index.ts';
import type { GraphApi } from '../helpdesk/contracts/graph.ts';
import { adminChannelCheck, helpDeskRoleCheck, noAdminChannel, secondOperatorCheck } from './admin-checks.ts';
import { certificateCheck } from './certificate.ts';
import { authorityCheck, channelKeysCheck, clockCheck, tokenCheck } from './connection-checks.ts';
import { dataFolderCheck } from './data-folder.ts';
import { ok, skipped, unchecked, type Check, type Finding } from './finding.ts';
import { delegatedPermissionChecks, permissionChecks } from './permission-checks.ts';
import { scopeTagsCheck } from './scope-tags-check.ts';
import { storageAccountCheck } from './storage-account.ts';
import { signInChecks, type SignInProbe } from './sign-in.ts';

/** What the checks look at. */
export interface Subject {
  config: Config;
  now: () => Date;
  /** undefined in demo mode. */
  production: ProductionSubject | undefined;
  /** Graph as the application; undefined if there is no Graph to ask, or if it is asked only on behalf of people. */
  graph: { url: string; token: () => Promise<string>; graphFor: () => GraphApi } | undefined;
}

export interface ProductionSubject {
  config: ProductionConfig;
  /** Where the channel's keys are described, and whose they must be. */
  channelKeys: { openIdMetadata: string; issuer: string };
  /** The bot's own token to write to Teams with. */
  channelToken: () => Promise<string>;
  signIn: { registration: SignInRegistration; probe: SignInProbe } | undefined;
}

/** Every check of a valid configuration, in the order in which to fix what is wrong. */
export function checksOf({ config, now, production, graph }: Subject): Check[] {
  const { admin } = config;
  const checks: Check[] = [
    { name: 'settings', run: () => Promise.resolve(ok(settingsSay(config))) },
    config.storeUrl === undefined
      ? dataFolderCheck(config.dataDir)
      : storageAccountCheck(storageAccountOf(config.storeUrl, config)),
    ...(production ? productionChecks(production, now) : []),
  ];
  if (config.graph.url !== undefined) checks.push(clockCheck(config.graph.url, now));
  if (!graph) return [...checks, ...withoutGraph(config)];
  return [
    ...checks,
    tokenCheck('Graph', graph.token),
    ...[
      ...permissionChecks({ graphUrl: graph.url, token: graph.token, admin }),
      adminChannelCheck(graph.graphFor, admin),
      ...(admin ? [secondOperatorCheck(graph.graphFor, admin, now)] : []),
      helpDeskRoleCheck(graph.graphFor),
      scopeTagsCheck({ graphUrl: graph.url, token: graph.token }, graph.graphFor),
    ].map((check) => withToken(check, graph.token)),
  ];
}

function productionChecks(subject: ProductionSubject, now: () => Date): Check[] {
  const { config, channelKeys, channelToken, signIn } = subject;
  const { appId, credential } = config.registration;
  return [
    certificateCheck(credential.kind === 'certificate' ? credential : undefined, now),
    authorityCheck(config.authorityHost, config.tenantId),
    channelKeysCheck(channelKeys.openIdMetadata, channelKeys.issuer),
    tokenCheck('the channel', channelToken),
    ...(signIn ? signInChecks(signIn.registration, signIn.probe, appId, now) : []),
  ];
}

/** Without a token all of these would report the same fault. */
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

function settingsSay(config: Config): string {
  if (config.mode === 'demo') return 'demo, because MicrosoftAppId is not set';
  const { kind } = config.registration.credential;
  const better = kind === 'password' ? '; a certificate or a managed identity would be better' : '';
  const who = config.graphAuth === 'application' ? 'the application' : 'the operator';
  return `production, Graph is called as ${who}, with a ${NAMES[kind]}${better}`;
}

const NAMES = { password: 'password', certificate: 'certificate', managedIdentity: 'managed identity' };

/** What only Graph could tell, and how to see it in another way. */
function withoutGraph({ graph, admin }: Config): Check[] {
  const said = (name: string, finding: Finding): Check => ({ name, run: () => Promise.resolve(finding) });
  if (graph.url === undefined)
    return [
      said(
        'Graph',
        skipped(
          'GraphUrl is not set, and npm start starts its own sandbox: set it to the address of a running one',
        ),
      ),
    ];
  return [
    ...delegatedPermissionChecks(),
    said(
      'admin channel',
      admin
        ? unchecked(
            "it can't be checked without an operator: as an administrator, mention the bot in it with “roles”; if it answers with a list, the channel exists, is private and has you as a member",
          )
        : noAdminChannel(),
    ),
    ...(admin
      ? [
          said(
            'second operator',
            unchecked(
              "it can't be checked without an operator: the bot says so in the admin channel once somebody there is signed in and nobody else could decide",
            ),
          ),
        ]
      : []),
    said(
      'Help Desk Operator role',
      unchecked(
        admin
          ? "it can't be checked without an operator: “roles” in the admin channel lists who has it"
          : "it can't be checked without an operator: look in the Intune admin center, Tenant administration, Roles",
      ),
    ),
  ];
}
