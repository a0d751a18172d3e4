import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Ports that nobody listens on at this moment, all different. They lie below those that the system
 * hands out by itself, or another program could be given one before we listen on it.
 *
 * `E2E_PORTS=5000-5099` keeps them to another range, for machines where others have theirs.
 */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  const range = /^(\d+)-(\d+)$/.exec(process.env.E2E_PORTS ?? '20000-31999');
  if (range === null) throw new Error('E2E_PORTS should be two ports, for example 5000-5099.');
  const [from, to] = [Number(range[1]), Number(range[2])];
  // Two runs at the same time should not start looking at the same place.
  const first = from + (process.pid % (to - from + 1));
  for (let i = 0; i <= to - from && ports.length < count; i++) {
    const port = from + ((first - from + i) % (to - from + 1));
    if (await isFree(port)) ports.push(port);
  }
  if (ports.length < count) throw new Error(`Fewer than ${count} free ports in ${range[0]}.`);
  return ports;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
