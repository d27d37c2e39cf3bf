import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Put {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
}

/** Stands in for OneDrive: keeps the files that are uploaded. */
export async function startDrive() {
  const puts: Put[] = [];
  const drive = {
    puts,
    url: '',
    /** undefined: no answer. */
    status: 201 as number | undefined,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url: path, headers } = request;
      puts.push({ method, path, headers, bytes: Buffer.concat(chunks) });
      if (drive.status === undefined) return;
      response.writeHead(drive.status, { location: `${drive.url}/elsewhere` });
      response.end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  drive.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return drive;
}

export type DriveStub = Awaited<ReturnType<typeof startDrive>>;
