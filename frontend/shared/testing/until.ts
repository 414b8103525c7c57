/** Waits until something holds, looking every 5 ms. Fails after 5 s, saying what was waited for. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = performance.now() + 5_000;
  while (!holds()) {
    if (performance.now() > deadline) {
      throw new Error(`waited 5 s for: ${what}`);
    }
    await pause(5);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
