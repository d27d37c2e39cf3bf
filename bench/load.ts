import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import { TENANT } from './tenant.ts';

/** The channel: delivers messages to a bot and receives what it sends. */
export interface Load {
  /** Sends `count` messages, at most `atOnce` in flight. Resolves to turns per second. `message` returns the nth speaker and text. */
  turns(
    botUrl: string,
    count: number,
    atOnce: number,
    message: (n: number) => { speaker: string; text: string },
  ): Promise<number>;
  /** Milliseconds from a message to the end of its turn. */
  one(botUrl: string, speaker: string, text: string): Promise<number>;
  /** Milliseconds from a message until a card that it sent is changed and then says `words`. */
  changed(botUrl: string, speaker: string, text: string, words: string): Promise<number>;
  /** Presses a button. Resolves to the answer's words as JSON, and when the press was sent and answered, by the computer's clock. */
  press(botUrl: string, speaker: string, verb: string, data: object): Promise<Pressed>;
  close(): Promise<void>;
}

interface Pressed {
  card: string;
  sentAt: number;
  answeredAt: number;
}

export async function openLoad(): Promise<Load> {
  let received = 0;
  let lastSize = 0;
  let onChange: (body: string) => void = () => undefined;
  const connector = createServer((request, response) => {
    let size = 0;
    const update: Buffer[] | undefined = request.method === 'PUT' ? [] : undefined;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      update?.push(chunk);
    });
    request.on('end', () => {
      if (update) onChange(Buffer.concat(update).toString('utf8'));
      received++;
      lastSize = size;
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end('{"id":"1"}');
    });
  });
  connector.keepAliveTimeout = 60_000;
  connector.listen(0, '127.0.0.1');
  await once(connector, 'listening');
  const serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}/`;
  const pools = new Map<string, Pool>();
  let sequence = 0;

  const send = async (botUrl: string, speaker: string, what: object) => {
    const pool = pools.get(botUrl) ?? new Pool(botUrl, { connections: 64 });
    pools.set(botUrl, pool);
    const body = JSON.stringify({
      ...what,
      id: `m${sequence++}`,
      channelId: 'msteams',
      serviceUrl,
      timestamp: new Date().toISOString(),
      from: { id: `29:${speaker}`, aadObjectId: speaker, name: 'Sample' },
      recipient: { id: '28:bot', name: 'Bot' },
      conversation: { id: `a:${speaker}`, conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
    });
    const { statusCode, body: answer } = await pool.request({
      path: '/api/messages',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return { statusCode, answer };
  };

  const deliver = async (botUrl: string, speaker: string, text: string) => {
    const before = received;
    const { statusCode, answer } = await send(botUrl, speaker, { type: 'message', text });
    await answer.dump();
    if (statusCode >= 300 || received === before)
      throw new Error(`a turn was answered ${statusCode}, ${received - before} sends`);
  };

  return {
    async turns(botUrl, count, atOnce, message) {
      let next = 0;
      const began = performance.now();
      const worker = async () => {
        while (next < count) {
          const { speaker, text } = message(next++);
          await deliver(botUrl, speaker, text);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
      return (count * 1000) / (performance.now() - began);
    },
    async one(botUrl, speaker, text) {
      const began = performance.now();
      await deliver(botUrl, speaker, text);
      const took = performance.now() - began;
      if (lastSize < 1_500) throw new Error(`no card came back for “${text}”, ${lastSize} bytes only`);
      return took;
    },
    async changed(botUrl, speaker, text, words) {
      const began = performance.now();
      const changed = new Promise<number>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no card was changed after “${text}”`)), 30_000);
        onChange = (body) => {
          if (!body.includes(words)) return;
          clearTimeout(timer);
          resolve(performance.now() - began);
        };
      });
      await deliver(botUrl, speaker, text);
      return changed;
    },
    async press(botUrl, speaker, verb, data) {
      const sentAt = Date.now();
      const action = { type: 'Action.Execute', verb, data };
      const what = {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action },
        replyToId: `c${sequence}`,
      };
      const { statusCode, answer } = await send(botUrl, speaker, what);
      const card = await answer.text();
      if (statusCode !== 200) throw new Error(`a press was answered ${statusCode}`);
      return { card, sentAt, answeredAt: Date.now() };
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
      connector.closeAllConnections();
      connector.close();
    },
  };
}
