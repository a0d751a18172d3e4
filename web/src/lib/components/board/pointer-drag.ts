/** What happens to a card that is dragged. */
export interface DragHooks {
  /** A card is picked up; false leaves it where it is. */
  onlift: (card: number) => boolean;
  /** The card is over a place now; undefined beside all of them. */
  onover: (place: number | undefined) => void;
  /** The card is let go. True where it goes somewhere: then it does not fly back. */
  ondrop: () => boolean;
  oncancel: () => void;
}

/** Pixels a mouse moves before a press counts as picking up. */
const FAR = 5;
/** Milliseconds a finger rests before it picks up; a shorter touch scrolls. */
const HOLD = 250;
/** Pixels a resting finger may tremble. */
const TREMBLE = 8;
/** Pixels from the edge within which the board scrolls along, and how many it does per frame. */
const EDGE = 48;
const SPEED = 12;
/** Below this width cards are moved by their menu: a column fills the screen. */
const NARROW = 640;

interface Point {
  x: number;
  y: number;
}

/**
 * Lets mouse, pen and touch drag the elements with `data-card` to those with `data-place`.
 *
 * A picture of the card follows the pointer; the card itself stays where it is until its owner moves it.
 *
 * @param board the element that scrolls sideways
 * @returns what takes everything back
 */
export function dragCards(board: HTMLElement, hooks: DragHooks): () => void {
  let stop: ((cancelled: boolean) => void) | undefined;

  function press(event: PointerEvent) {
    if (stop || event.button !== 0 || !event.isPrimary || !(event.target instanceof Element))
      return;
    const card = event.target.closest<HTMLElement>('[data-card]');
    if (!card || event.target.closest('button')) return;
    const touch = event.pointerType === 'touch';
    if (touch && window.innerWidth < NARROW) return;
    stop = follow(board, card, event, hooks, () => (stop = undefined));
  }

  // The browser's own dragging of links would take the pointer away.
  const keepLink = (event: DragEvent) => {
    event.preventDefault();
  };

  board.addEventListener('pointerdown', press);
  board.addEventListener('dragstart', keepLink);
  return () => {
    stop?.(true);
    board.removeEventListener('pointerdown', press);
    board.removeEventListener('dragstart', keepLink);
  };
}

/** Follows one press until it ends. Returns what ends it. */
function follow(
  board: HTMLElement,
  card: HTMLElement,
  press: PointerEvent,
  hooks: DragHooks,
  onend: () => void,
): (cancelled: boolean) => void {
  const touch = press.pointerType === 'touch';
  const from: Point = { x: press.clientX, y: press.clientY };
  let at = from;
  let picture: HTMLElement | undefined;
  let over: number | undefined;
  let frame = 0;
  const hold = touch ? setTimeout(lift, HOLD) : undefined;
  const listening = new AbortController();
  const { signal } = listening;

  function lift() {
    if (!hooks.onlift(Number(card.dataset.card))) {
      end(true);
      return;
    }
    picture = pictureOf(card);
    document.getSelection()?.removeAllRanges();
    draw();
  }

  function draw() {
    frame = 0;
    if (!picture) return;
    picture.style.translate = `${at.x - from.x}px ${at.y - from.y}px`;
    const place = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>('[data-place]');
    const id = place ? Number(place.dataset.place) : undefined;
    if (id !== over) hooks.onover((over = id));
    if (scrollAlong(board, at.x)) frame = requestAnimationFrame(draw);
  }

  function move(event: PointerEvent) {
    if (event.pointerId !== press.pointerId) return;
    at = { x: event.clientX, y: event.clientY };
    const moved = Math.hypot(at.x - from.x, at.y - from.y);
    if (picture) frame ||= requestAnimationFrame(draw);
    else if (touch && moved > TREMBLE) end(true);
    else if (!touch && moved > FAR) lift();
  }

  function end(cancelled: boolean) {
    clearTimeout(hold);
    cancelAnimationFrame(frame);
    listening.abort();
    onend();
    if (!picture) return;
    swallowClick();
    if (!cancelled && hooks.ondrop()) {
      picture.remove();
      return;
    }
    if (cancelled) hooks.oncancel();
    flyBack(picture);
  }

  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', () => end(false), { signal });
  window.addEventListener('pointercancel', () => end(true), { signal });
  window.addEventListener('blur', () => end(true), { signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (!picture) return;
      // Nothing else is meant by keys while a card is in the air.
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') end(true);
    },
    { signal, capture: true },
  );
  if (touch) {
    const holdStill = (event: Event) => {
      if (picture) event.preventDefault();
    };
    window.addEventListener('touchmove', holdStill, { signal, passive: false });
    window.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  }
  return end;
}

function pictureOf(card: HTMLElement): HTMLElement {
  const { left, top, width, height } = card.getBoundingClientRect();
  const picture = document.createElement('div');
  const copy = card.cloneNode(true) as HTMLElement;
  copy.removeAttribute('data-card');
  picture.append(copy);
  picture.setAttribute('aria-hidden', 'true');
  picture.inert = true;
  picture.className = 'board-picture';
  Object.assign(picture.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
  document.body.append(picture);
  return picture;
}

function flyBack(picture: HTMLElement) {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const flight = picture.animate([{ translate: picture.style.translate }, { translate: '0 0' }], {
    duration: still ? 0 : 180,
    easing: 'cubic-bezier(0.2, 0, 0, 1)',
    fill: 'forwards',
  });
  flight.onfinish = () => {
    picture.remove();
  };
}

/** The release of a drag is a click to the browser, and a click opens the card. */
function swallowClick() {
  const swallow = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
}

function scrollAlong(board: HTMLElement, x: number): boolean {
  const { left, right } = board.getBoundingClientRect();
  const step = x > right - EDGE ? SPEED : x < left + EDGE ? -SPEED : 0;
  if (step === 0) return false;
  const before = board.scrollLeft;
  board.scrollLeft += step;
  return board.scrollLeft !== before;
}
