import type { Attachment } from 'svelte/attachments';

/** Gives a cell whose text does not fit its whole text as a title, once the pointer is over it. */
export const titleWhereTruncated: Attachment<HTMLElement> = (table) => {
  function onpointerover({ target }: PointerEvent) {
    if (!(target instanceof Element)) return;
    const text = target.closest<HTMLElement>('.truncate');
    if (!text) return;
    if (text.scrollWidth > text.clientWidth) text.title = text.textContent.trim();
    else text.removeAttribute('title');
  }
  table.addEventListener('pointerover', onpointerover);
  return () => {
    table.removeEventListener('pointerover', onpointerover);
  };
};
