import type { Picture, Refused } from './frame-protocol.js';
import type { LinkStatus } from './link-status.js';
import type { PageHooks } from './server-presence.js';
import type { Timing } from './timing.js';

/** The part of a WebSocket that is used here, so that tests can be the server. */
export interface FrameSocket extends EventTarget {
  binaryType: BinaryType;
  send(data: ArrayBuffer): void;
  close(code?: number, reason?: string): void;
}

export interface StreamHooks extends PageHooks {
  /** A new one-time ticket for each connection. */
  readonly ticketSource: () => Promise<string>;
  readonly socketFactory: (url: string) => FrameSocket;
  readonly timing: Timing;
  readonly onStatus: (status: LinkStatus) => void;
  readonly onPicture: (picture: Picture) => void;
  readonly onRefused: (refused: Refused) => void;
}
