import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { LoadingGate } from './loading-gate.svelte.ts';

let gate: LoadingGate;

beforeEach(() => {
  vi.useFakeTimers();
  gate = new LoadingGate();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a skeleton', () => {
  it('is not drawn for a wait of less than 150 ms', () => {
    gate.update(true);
    vi.advanceTimersByTime(149);
    gate.update(false);
    vi.advanceTimersByTime(1_000);

    expect(gate.visible).toBe(false);
  });

  it('is drawn after 150 ms', () => {
    gate.update(true);
    vi.advanceTimersByTime(150);

    expect(gate.visible).toBe(true);
  });

  it('stays 300 ms once it is drawn', () => {
    gate.update(true);
    vi.advanceTimersByTime(160);
    gate.update(false);

    vi.advanceTimersByTime(289);
    expect(gate.visible).toBe(true);
    vi.advanceTimersByTime(1);
    expect(gate.visible).toBe(false);
  });

  it('goes at once when it was there for longer', () => {
    gate.update(true);
    vi.advanceTimersByTime(2_000);
    gate.update(false);
    vi.advanceTimersByTime(0);

    expect(gate.visible).toBe(false);
  });

  it('stays when the next wait begins before it is gone', () => {
    gate.update(true);
    vi.advanceTimersByTime(200);
    gate.update(false);
    vi.advanceTimersByTime(100);
    gate.update(true);
    vi.advanceTimersByTime(1_000);

    expect(gate.visible).toBe(true);
  });
});
