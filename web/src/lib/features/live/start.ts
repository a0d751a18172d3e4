import { LiveChanges } from './live-changes.ts';
import { Refresher, type Surroundings } from './refresher.ts';

/** Keeps what is on screen up to date with what others change. Browser only; returns what ends it. */
export function startLive(surroundings: Surroundings): () => void {
  const refresher = new Refresher(surroundings);
  const stop = new LiveChanges((news) => refresher.tell(news)).start();
  return () => {
    stop();
    refresher.stop();
  };
}
