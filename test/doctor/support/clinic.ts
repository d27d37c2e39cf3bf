import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDoctor } from '../../../bot/doctor/run-doctor.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/graph/index.ts';
import { neededPermissions } from '../../../bot/permissions/needed.ts';
import { startProgram } from '../../support/program.ts';
import { ADMIN_CHANNEL, ADMIN_TEAM, TENANT, smallTenant } from '../../support/tenant.ts';

export const APP = 'aaaaaaaa-0000-4000-8000-000000000001';
export const SIGN_IN = 'bbbbbbbb-0000-4000-8000-0000000000f1';
export const SECRET = 'a-password-for-tests';
const ISSUER = 'https://api.botframework.com';

export interface Seen {
  code: number | null;
  lines: string[];
  /** What was found of a check, by the beginning of its name. */
  of(name: string): string;
}

/** A tenant, an authority and a key server on loopback, and the doctor. */
export class Clinic {
  /** What the authority puts into a token, and what it refuses with instead. */
  roles: string[] | undefined = neededPermissions('application').map(({ name }) => name);
  refusal: string | undefined;
  keys: unknown[] = [{ kty: 'RSA', kid: '1' }];
  peopleKeys: unknown = [{ kty: 'RSA', kid: '2', n: 'AQAB', e: 'AQAB' }];
  issuer = ISSUER;
  readonly #servers: Server[] = [];

  private constructor(
    readonly folder: string,
    readonly sandbox: Sandbox,
  ) {}

  static async open(): Promise<Clinic> {
    const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
    const clinic = new Clinic(folder, await startSandbox({ data: smallTenant() }));
    clinic.authorityUrl = await clinic.#listen((request, response) => {
      const [status, body] = clinic.#authority(request.url ?? '');
      send(response, status, body);
    });
    clinic.keysUrl = await clinic.#listen((request, response) => {
      const { issuer, keys, keysUrl } = clinic;
      const body = request.url === '/keys' ? { keys } : { issuer, jwks_uri: `${keysUrl}/keys` };
      send(response, 200, body);
    });
    return clinic;
  }

  authorityUrl = '';
  keysUrl = '';

  async close(): Promise<void> {
    for (const server of this.#servers) {
      server.closeAllConnections();
      server.close();
    }
    await this.sandbox.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** The settings of a bot that is well. */
  get production(): Record<string, string> {
    return {
      MicrosoftAppId: APP,
      MicrosoftAppTenantId: TENANT,
      MicrosoftAppPassword: SECRET,
      GraphAuth: 'application',
      SsoAppId: SIGN_IN,
      SsoAppPassword: SECRET,
      SsoAppIdUri: `api://botid-${APP}`,
      PublicUrl: 'https://help-desk.example',
      GraphUrl: this.sandbox.url,
      AuthorityHost: this.authorityUrl,
      BotOpenIdMetadata: `${this.keysUrl}/openid`,
      AdminTeamId: ADMIN_TEAM,
      AdminChannelId: ADMIN_CHANNEL,
      DataDir: join(this.folder, 'data'),
    };
  }

  async examine(environment: Record<string, string>): Promise<Seen> {
    const lines: string[] = [];
    const well = await runDoctor(environment, (line) => lines.push(line));
    return seen(well ? 0 : 1, lines);
  }

  /** The same in a separate process. */
  async run(environment: Record<string, string>): Promise<Seen> {
    const program = startProgram('bot/programs/doctor', environment, { cwd: this.folder });
    const [code] = await program.ended;
    const text = [...program.said, program.told()].join('\n');
    return seen(code, text.trim().split('\n'));
  }

  #authority(url: string): [number, object] {
    if (url.endsWith('/.well-known/openid-configuration'))
      return url.startsWith(`/${TENANT}/`)
        ? [200, this.#description()]
        : [400, { error: 'invalid_tenant', error_description: 'AADSTS90002: no such tenant' }];
    if (url.endsWith('/keys')) return [200, { keys: this.peopleKeys }];
    if (this.refusal !== undefined)
      return [401, { error: 'invalid_client', error_description: `${this.refusal}: with ${SECRET}` }];
    const claims = { tid: TENANT, appid: APP, idtyp: 'app', roles: this.roles };
    const token = ['{"alg":"none"}', JSON.stringify(claims)].map((part) =>
      Buffer.from(part).toString('base64url'),
    );
    return [200, { token_type: 'Bearer', expires_in: 3600, access_token: `${token.join('.')}.` }];
  }

  #description(): object {
    const tenant = `${this.authorityUrl}/${TENANT}`;
    return {
      issuer: `${tenant}/v2.0`,
      authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `${tenant}/oauth2/v2.0/token`,
      jwks_uri: `${tenant}/keys`,
    };
  }

  async #listen(listener: RequestListener): Promise<string> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    this.#servers.push(server);
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
}

/** In two steps: once restify is loaded, `writeHead` gives nothing back. */
function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function seen(code: number | null, lines: string[]): Seen {
  return {
    code,
    lines,
    of(name) {
      const found = lines.find((line) => line.replace(/^\w+ +/, '').startsWith(name));
      if (found === undefined) throw new Error(`nothing was said of ${name}:\n${lines.join('\n')}`);
      return found;
    },
  };
}
