import '@testing-library/jest-dom/vitest';

import { vi } from 'vitest';

// Tests of the server run without a document.
if (typeof document !== 'undefined') {
  // What jsdom lacks of a browser and the overlays ask for.
  Element.prototype.scrollIntoView = vi.fn();
  Element.prototype.hasPointerCapture = () => false;
  Element.prototype.setPointerCapture = vi.fn();
  Element.prototype.releasePointerCapture = vi.fn();

  globalThis.ResizeObserver = class {
    observe = vi.fn();
    unobserve = vi.fn();
    disconnect = vi.fn();
  };

  // jsdom lays nothing out, and overlays hide when what they belong to has no size.
  const style = document.head.appendChild(document.createElement('style'));
  style.textContent = '[data-bits-floating-content-wrapper] { visibility: visible !important; }';
}
