import { expect } from 'chai';
import { backoffMs, problemAfter, reactionTo } from './link-status.js';

describe('link-status', () => {
  const reactions: [number, object][] = [
    [1000, { do: 'reconnect' }],
    [1001, { do: 'reconnect' }],
    [1006, { do: 'reconnect' }],
    [1008, { do: 'end', problem: 'ended' }],
    [1013, { do: 'reconnect-slowly' }],
    [4401, { do: 'reconnect' }],
    [4408, { do: 'rest' }],
    [4409, { do: 'end', problem: 'replaced' }],
    [4410, { do: 'end', problem: 'ended' }],
  ];
  for (const [code, reaction] of reactions) {
    it(`knows what to do about code ${code}`, () => {
      expect(reactionTo(code)).to.deep.equal(reaction);
    });
  }

  it('waits longer after each failure, up to the last delay', () => {
    const delays = [500, 1_000, 2_000, 4_000, 8_000];

    expect([1, 2, 3, 4, 5, 6, 99].map((failures) => backoffMs(delays, failures, 0.5))).to.deep.equal([
      500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000,
    ]);
  });

  it('spreads the wait by a quarter to both sides', () => {
    expect([backoffMs([1_000], 1, 0), backoffMs([1_000], 1, 1)]).to.deep.equal([750, 1_250]);
  });

  it('calls the server gone only after more than three failures', () => {
    expect([1, 2, 3, 4].map(problemAfter)).to.deep.equal(['', '', '', 'server-gone']);
  });
});
