import type { CameraDevice } from './camera-list.js';
import type { LiveStats } from './link-observer.js';
import type { SourceKind } from './camera-source.js';

/** Of `selfie-camera-devices`. */
export interface DevicesDetail {
  readonly devices: readonly CameraDevice[];
  /** Id of the camera in use, '' = none. */
  readonly current: string;
}

/** Of `selfie-camera-wish`. */
export interface WishDetail {
  readonly source: SourceKind;
}

/** Of `selfie-camera-stats`: the last two seconds, times in milliseconds with one decimal; the quality of frames with two. */
export type StatsDetail = Pick<
  LiveStats,
  | 'framesPerSecond'
  | 'roundTripMs'
  | 'roundTripP95Ms'
  | 'encodingMs'
  | 'displayMs'
  | 'serverMs'
  | 'widthPx'
  | 'heightPx'
  | 'quality'
  | 'refusedFrames'
  | 'lastRefusal'
>;

export function statsDetail(stats: LiveStats): StatsDetail {
  const tenths = (value: number): number => Math.round(10 * value) / 10;
  const { widthPx, heightPx, refusedFrames, lastRefusal } = stats;
  return {
    framesPerSecond: tenths(stats.framesPerSecond),
    roundTripMs: tenths(stats.roundTripMs),
    roundTripP95Ms: tenths(stats.roundTripP95Ms),
    encodingMs: tenths(stats.encodingMs),
    displayMs: tenths(stats.displayMs),
    serverMs: tenths(stats.serverMs),
    quality: Math.round(100 * stats.quality) / 100,
    ...{ widthPx, heightPx, refusedFrames, lastRefusal },
  };
}
