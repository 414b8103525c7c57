/** Of each channel, 0 to 255: browsers that only blur a fingerprint change pixels by a few levels. */
const TOLERANCE = 24;
/** Share of pixels, 0 to 1, that may be beyond it. */
const FEW = 0.1;
const SIDE_PX = 16;
const COLOUR = [40, 120, 200] as const;

type AnyContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

function newContexts(): (AnyContext | null)[] {
  const settings: CanvasRenderingContext2DSettings = { alpha: false, willReadFrequently: true };
  const element = document.createElement('canvas');
  element.width = SIDE_PX;
  element.height = SIDE_PX;
  // The element first: only for it a browser asks the user, and only while it handles a click.
  const offscreen = 'OffscreenCanvas' in window ? new OffscreenCanvas(SIDE_PX, SIDE_PX) : undefined;
  return [element.getContext('2d', settings), offscreen?.getContext('2d', settings) ?? null];
}

/**
 * Whether pixels come back as they were drawn. Browsers that resist fingerprinting (Firefox with that setting, Tor, some
 * extensions) give noise instead, without a word, until the user allows the page to read canvas data.
 */
export function canReadPixels(contexts: readonly (AnyContext | null)[] = newContexts()): boolean {
  return contexts.every((context) => !context || isRead(context));
}

function isRead(context: AnyContext): boolean {
  try {
    context.fillStyle = `rgb(${COLOUR.join(',')})`;
    context.fillRect(0, 0, SIDE_PX, SIDE_PX);
    const { data } = context.getImageData(0, 0, SIDE_PX, SIDE_PX);
    let wrong = 0;
    for (let at = 0; at < data.length; at += 4) {
      const isFar = COLOUR.some((level, channel) => Math.abs((data[at + channel] ?? 0) - level) > TOLERANCE);
      wrong += isFar ? 1 : 0;
    }
    return wrong <= FEW * SIDE_PX * SIDE_PX;
  } catch {
    return false; // some blockers throw instead
  }
}
