import type { Attachment } from 'svelte/attachments';

/** Milliseconds a row is held before it is ticked. */
const HOLD = 500;

interface Picking {
  /** Rows are being ticked: below 640 px a tap ticks instead of opening. */
  picking: () => boolean;
  /** Ticks the row at this place, or takes the tick away. */
  pick: (index: number) => void;
  /** A row was held. */
  onbegin: () => void;
}

const isNarrow = () => matchMedia('(width < 640px)').matches;

/** Ticks rows by touch: a row is held to begin with it, then taps go on. Goes on the body of a table. */
export function pickByTouch({ picking, pick, onbegin }: Picking): Attachment<HTMLElement> {
  return (body) => {
    const listeners = new AbortController();
    const { signal } = listeners;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let held = false;

    const rowAt = (target: EventTarget | null) => {
      const row =
        target instanceof Element ? target.closest<HTMLElement>('tr[data-row]') : undefined;
      return row ? Number(row.dataset.row) : undefined;
    };
    const press = (event: PointerEvent) => {
      held = false;
      const row = rowAt(event.target);
      if (event.pointerType !== 'touch' || picking() || row === undefined) return;
      timer = setTimeout(() => {
        held = true;
        pick(row);
        onbegin();
      }, HOLD);
    };
    const letGo = () => {
      clearTimeout(timer);
    };
    const click = (event: MouseEvent) => {
      // The box of a row ticks by itself.
      if (event.target instanceof Element && event.target.closest('label, input')) return;
      const row = rowAt(event.target);
      const taps = row !== undefined && !held && picking() && isNarrow();
      if (taps) pick(row);
      if (taps || held) {
        event.preventDefault();
        event.stopPropagation();
      }
      held = false;
    };
    const menu = (event: Event) => {
      // The browser's own, for the link that was held.
      if (held) event.preventDefault();
    };

    body.addEventListener('pointerdown', press, { signal });
    body.addEventListener('pointerup', letGo, { signal });
    body.addEventListener('pointercancel', letGo, { signal });
    body.addEventListener('click', click, { signal, capture: true });
    body.addEventListener('contextmenu', menu, { signal });
    return () => {
      letGo();
      listeners.abort();
    };
  };
}
