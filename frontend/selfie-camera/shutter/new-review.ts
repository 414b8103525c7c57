import { Review, type ReviewHooks } from './review.js';
import type { ShutterServer } from './shutter-server.js';
import { StillSender } from './still-sender.js';

export interface NewReviewHooks extends Pick<ReviewHooks, 'limit' | 'timing' | 'keepsByItself' | 'onChange'> {
  readonly server: () => ShutterServer;
  readonly fetch: typeof fetch;
}

/** A review whose stills are made, kept and forgotten by a server. */
export function newReview(hooks: NewReviewHooks): Review {
  const { server, fetch, timing } = hooks;
  const sender = new StillSender({ ticketSource: () => server().requestTicket(), fetch, timing });
  return new Review({
    ...hooks,
    send: (jpeg, ticket) => sender.send(jpeg, ticket ?? server().requestTicket()),
    keep: (ids) => server().keep(ids),
    forget: (ids) => {
      server()
        .discard(ids)
        .catch(() => undefined); // they expire by themselves
    },
  });
}
