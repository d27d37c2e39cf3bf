import { once } from 'node:events';
import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { openFixture } from '../../support/fixture.ts';

export interface Application {
  id: string;
  appId: string;
  uniqueName: string;
  identifierUris?: string[];
  isFallbackPublicClient: boolean;
  api: Api | null;
  web: { redirectUris: string[] };
  requiredResourceAccess: { resourceAccess: object[] }[];
  keyCredentials: object[];
}
interface Api {
  requestedAccessTokenVersion?: number;
  oauth2PermissionScopes?: { id: string; value: string }[];
  preAuthorizedApplications?: { appId: string; delegatedPermissionIds: string[] }[];
}

export interface AzureOptions {
  tenant: string;
  /** The names of Graph's permissions. */
  permissions: readonly string[];
  /** A certificate with its key. */
  pem: string;
}

class Refused extends Error {}

function refuse(why: string): never {
  throw new Refused(`ERROR: ${why}\n`);
}

const id = (start: number) => `${String(start).padStart(8, '0')}-0000-4000-8000-000000000000`;

/** Sends its arguments and prints the answer. A Node.js for each call would take longer than everything else. */
const client = (port: number) => `#!/usr/bin/env bash
exec 3<>/dev/tcp/127.0.0.1/${port} && printf '%s\\0' "$#" "$@" >&3 && read -r code <&3 || exit 2
if [ "$code" = 0 ]; then cat <&3; else cat <&3 >&2; fi
exit "$code"
`;

/** A stand-in for the Azure CLI, for the tests of npm run setup. It refuses what Entra and Graph refuse. */
export class AzureCli {
  readonly calls: string[] = [];
  readonly apps: Application[] = [];
  principals: string[] = [];
  readonly deployed: Record<string, { value: unknown }>[] = [];
  readonly uploads: { type: string; to: string | undefined; from: string }[] = [];
  readonly granted: unknown[] = [];
  cloud = 'AzureCloud';
  /** A command that is refused. */
  fails: string | undefined;
  readonly #groups: (string | undefined)[] = [];

  /** Puts `az` into a folder. It stops with the test. */
  static async open(folder: string, options: AzureOptions): Promise<AzureCli> {
    const cli = new AzureCli(folder, options);
    const server = createServer((socket) => cli.#serve(socket));
    server.listen(0, '127.0.0.1');
    openFixture().onClose(() => new Promise((resolve) => server.close(resolve)));
    await once(server, 'listening');
    const az = join(folder, 'az');
    writeFileSync(az, client((server.address() as AddressInfo).port));
    chmodSync(az, 0o755);
    return cli;
  }

  private constructor(
    private readonly folder: string,
    private readonly options: AzureOptions,
  ) {}

  #serve(socket: Socket): void {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    socket.on('data', (chunk: string) => {
      text += chunk;
      const [count = '', ...args] = text.split('\0').slice(0, -1);
      if (count !== '' && args.length === Number(count)) socket.end(this.#answered(args));
    });
  }

  #answered(args: readonly string[]): string {
    try {
      const answer = this.#answer(args);
      return `0\n${answer === undefined ? '' : JSON.stringify(answer)}`;
    } catch (error) {
      return `1\n${error instanceof Refused ? error.message : String(error)}`;
    }
  }

  #answer(args: readonly string[]): unknown {
    const option = (name: string): string => args[args.indexOf(name) + 1 || args.length] ?? '';
    const command = args
      .slice(
        0,
        args.findIndex((arg) => arg.startsWith('--')),
      )
      .join(' ');
    this.calls.push(
      command === 'rest' ? `${option('--method')} ${new URL(option('--url')).pathname}` : command,
    );
    if (command === this.fails) refuse('the service is busy');
    switch (command) {
      case 'account show':
        return {
          id: id(1),
          name: 'Contoso',
          tenantId: this.options.tenant,
          user: { name: 'admin@contoso.example' },
        };
      case 'cloud show':
        return {
          name: this.cloud,
          endpoints: { microsoftGraphResourceId: 'https://graph.microsoft.com/' },
        };
      case 'group exists':
        return this.#groups.includes(option('--name'));
      case 'group create':
        return void this.#groups.push(option('--name'));
      case 'identity create':
        return { clientId: id(50), principalId: id(51) };
      case 'rest':
        return this.#graph(
          option('--method'),
          new URL(option('--url')),
          args.includes('--body') ? (JSON.parse(option('--body')) as Partial<Application>) : {},
          args.includes('Prefer=create-if-missing'),
        );
      case 'ad app credential reset':
        return this.#newCertificate(option('--id'));
      case 'deployment group create': {
        const file = readFileSync(option('--parameters').slice(1), 'utf8');
        const { parameters } = JSON.parse(file) as { parameters: Record<string, { value: unknown }> };
        return void this.deployed.push(parameters);
      }
      case 'webapp deploy':
        return void this.uploads.push({
          type: option('--type'),
          to: args.includes('--target-path') ? option('--target-path') : undefined,
          from: option('--src-path'),
        });
      default:
        return refuse(`${command} is not a command`);
    }
  }

  #newCertificate(appId: string): { fileWithCertAndPrivateKey: string } {
    const app = this.apps.find((one) => one.appId === appId) ?? refuse('Not found');
    app.keyCredentials.push({ endDateTime: new Date(Date.now() + 365 * 86_400_000).toISOString() });
    const made = join(this.folder, 'made.pem');
    copyFileSync(this.options.pem, made);
    return { fileWithCertAndPrivateKey: made };
  }

  #graph(method: string, url: URL, body: Partial<Application>, createIfMissing: boolean): unknown {
    const path = decodeURIComponent(url.pathname.replace('/v1.0/', ''));
    if (path.startsWith('applications')) return this.#application(method, path, body, createIfMissing);
    if (method === 'PATCH') return void (this.principals = [...new Set([...this.principals, path])]);
    if (path.endsWith('/appRoleAssignments'))
      return method === 'POST' ? void this.granted.push(body) : { value: this.granted };
    const permissions = this.options.permissions.map((value, index) => ({
      id: id(index + 1),
      value,
      allowedMemberTypes: ['Application'],
    }));
    return { id: id(99), oauth2PermissionScopes: permissions, appRoles: permissions };
  }

  #application(method: string, path: string, body: Partial<Application>, createIfMissing: boolean): unknown {
    const [, unique] = /^applications\(uniqueName='(.+)'\)$/.exec(path) ?? [];
    const app = this.apps.find((one) => one.uniqueName === unique || path === `applications/${one.id}`);
    if (method === 'GET') return app ?? refuse('Not found');
    if (app) {
      this.#change(app, body);
      return undefined;
    }
    if (unique === undefined || !createIfMissing) return refuse('Not found');
    const number = 70 + this.apps.length;
    const made: Application = {
      id: id(number),
      appId: id(number + 10),
      uniqueName: unique,
      api: null,
      keyCredentials: [],
      isFallbackPublicClient: true,
      web: { redirectUris: [] },
      requiredResourceAccess: [],
    };
    this.#change(made, body);
    this.apps.push(made);
    return made;
  }

  /** A part of a complex property that isn't named stays as it is. */
  #change(app: Application, { api, ...rest }: Partial<Application>): void {
    const before = app.api?.oauth2PermissionScopes ?? [];
    const next: Api = { ...app.api, ...api };
    const scopes = next.oauth2PermissionScopes ?? [];
    if (before.some((had) => !scopes.some((one) => one.id === had.id)))
      refuse('Property value cannot be deleted unless it is disabled first.');
    for (const { delegatedPermissionIds } of next.preAuthorizedApplications ?? [])
      for (const one of delegatedPermissionIds)
        if (!before.some((scope) => scope.id === one))
          refuse(`Property api.preAuthorizedApplications has the unknown permission ${one}.`);
    for (const uri of rest.identifierUris ?? []) {
      if (app.api?.requestedAccessTokenVersion !== 2) refuse(`${uri} needs tokens of version 2.`);
      if (this.apps.some((other) => other !== app && other.identifierUris?.includes(uri)))
        refuse(`${uri} is taken.`);
    }
    Object.assign(app, rest, { api: next });
  }
}
