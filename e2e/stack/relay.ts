import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Stands between the web application and the server: it can be cut, as if the server were down, and it
 * knows what was asked.
 */
export class Relay {
  readonly #target: string;
  readonly #server: Server;
  #port = 0;
  #asked: string[] = [];

  /** @param target address of the server behind it */
  constructor(target: string) {
    this.#target = target;
    this.#server = createServer((incoming, outgoing) => {
      this.#asked.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`);
      const onward = request(
        this.#target + (incoming.url ?? ''),
        { method: incoming.method, headers: incoming.headers },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
      );
      onward.on('error', () => outgoing.destroy());
      outgoing.on('close', () => onward.destroy());
      incoming.pipe(onward);
    });
  }

  /** Where it listens, the same before and after a cut. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Method and path of what was asked for since {@link forget}. */
  get asked(): readonly string[] {
    return this.#asked;
  }

  /** Lets requests through, if it does not already. */
  async open(): Promise<void> {
    if (this.#server.listening) return;
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Refuses connections and drops those that are open. */
  async cut(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  /** How often a method and path were asked for since {@link forget}, whatever the query. */
  count(methodAndPath: string): number {
    return this.#asked.filter((asked) => asked.split('?', 1)[0] === methodAndPath).length;
  }

  forget(): void {
    this.#asked = [];
  }
}
