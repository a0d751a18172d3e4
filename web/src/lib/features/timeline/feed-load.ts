import { browser } from '$app/env';
import { navigating } from '$app/state';
import { connectionOf, outcomeOf, type Connection } from '#lib/api/client.ts';

import type { Pending } from '../records/kind.ts';
import type { LoadEvent } from '../records/load.ts';
import { readActivities, readNotes, type StreamQuery } from './api.ts';
import { NOTHING, type Streams } from './timeline.ts';

/** What the feed is called where its data is invalidated. */
export const FEED = 'app:feed';

/** The kinds of entries the feed can be narrowed to, as its address says them. */
export const FEED_TYPES = ['note', 'call', 'email', 'meeting', 'stage_change'] as const;

export type FeedType = (typeof FEED_TYPES)[number];

/** What the feed shows: of one kind, of one member, or everything. */
export interface FeedFilter {
  type: FeedType | undefined;
  person: number | undefined;
}

/** The newest of the feed. */
export type Feed = Pick<Streams, 'notes' | 'activities'>;

/**
 * Reads a part of the feed.
 *
 * @param offsets how many of each stream are known
 * @throws ApiError
 */
export async function readFeed(
  { type, person }: FeedFilter,
  offsets: { notes: number; activities: number },
  connection: Connection,
): Promise<Feed> {
  const of = (field: string): StreamQuery => (person === undefined ? {} : { [field]: `${person}` });
  const [notes, activities] = await Promise.all([
    type === undefined || type === 'note'
      ? readNotes(of('author_id'), offsets.notes, connection)
      : NOTHING,
    type === 'note'
      ? NOTHING
      : readActivities(
          { ...of('actor_id'), ...(type && { type }) },
          offsets.activities,
          connection,
        ),
  ]);
  return { notes, activities };
}

/** Loads the page of notes and activity. */
export async function loadFeed(
  event: LoadEvent,
): Promise<{ filter: FeedFilter; feed: Pending<Feed> }> {
  event.depends(FEED);
  const parameters = event.url.searchParams;
  const person = Number(parameters.get('person'));
  const filter = {
    type: FEED_TYPES.find((type) => type === parameters.get('type')),
    person: Number.isSafeInteger(person) && person > 0 ? person : undefined,
  };
  const feed = outcomeOf(readFeed(filter, { notes: 0, activities: 0 }, connectionOf(event)));
  return { filter, feed: browser && navigating.to ? feed : await feed };
}
