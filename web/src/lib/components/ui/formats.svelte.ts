import { getContext, setContext } from 'svelte';

/** How this member reads figures and dates. The server decides, so that both sides render alike. */
export interface FormatSettings {
  /** BCP 47 tag of an English locale, for example `en-GB`. */
  locale: string;
  /** IANA name, for example `Europe/Berlin`. */
  timeZone: string;
  /** The moment the page was rendered, in milliseconds since 1970. */
  now: number;
}

/** The member's locale and time zone, and a clock that relative times follow. */
export class Formats {
  #locale = $state('en-GB');
  #timeZone = $state('UTC');
  #now = $state(0);
  #currency = $state('USD');

  constructor(settings: FormatSettings) {
    this.#locale = settings.locale;
    this.#timeZone = settings.timeZone;
    this.#now = settings.now;
  }

  get locale(): string {
    return this.#locale;
  }

  get timeZone(): string {
    return this.#timeZone;
  }

  get now(): number {
    return this.#now;
  }

  /** The workspace's currency: that of every amount which names none of its own. */
  get currency(): string {
    return this.#currency;
  }

  /** Says in which currency the workspace counts; a three-letter ISO code. */
  countIn(currency: string): void {
    this.#currency = currency;
  }

  /** Moves the clock; every relative time on the page follows. */
  tick(now: number): void {
    this.#now = now;
  }

  /** Takes the zone the browser reports, once it is known to differ from the server's guess. */
  moveTo(timeZone: string): void {
    this.#timeZone = timeZone;
  }
}

const KEY = Symbol('formats');

/** Makes one set of formats known to everything below the calling component. */
export function provideFormats(settings: FormatSettings): Formats {
  return setContext(KEY, new Formats(settings));
}

/** The formats in force; `en-GB` in UTC where nobody provided any. Call during initialisation. */
export function useFormats(): Formats {
  return (
    getContext<Formats | undefined>(KEY) ??
    new Formats({ locale: 'en-GB', timeZone: 'UTC', now: Date.now() })
  );
}
