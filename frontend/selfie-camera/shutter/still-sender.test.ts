import { expect } from 'chai';
import { FakeStudio, QUICK_SHUTTER, developed } from '../testing/fake-studio.js';
import { StillSender, type SendResult } from './still-sender.js';

describe('still-sender', () => {
  const studio = new FakeStudio();
  const jpeg = new Blob(['frame'], { type: 'image/jpeg' });

  beforeEach(() => {
    studio.asked.length = 0;
    studio.tickets = 0;
  });

  async function send(develop: FakeStudio['develop'], ticket = Promise.resolve('first')): Promise<SendResult> {
    studio.develop = develop;
    const ticketSource = (): Promise<string> => studio.requestTicket();
    return new StillSender({ ticketSource, fetch: studio.fetch, timing: QUICK_SHUTTER }).send(jpeg, ticket);
  }

  async function problemOf(develop: FakeStudio['develop'], ticket?: Promise<string>): Promise<string> {
    const result = await send(develop, ticket);
    return result.kind === 'failed' ? result.problem : 'none';
  }

  it('gives the still with its picture', async () => {
    const result = await send(() => Response.json(developed(7)));

    expect(result).to.have.property('kind', 'developed');
    expect(result).to.deep.include({
      still: {
        id: 'still-7',
        widthPx: 640,
        heightPx: 480,
        serverMs: 42,
        picture: await new Response(studio.picture).blob(),
      },
    });
  });

  for (const bad of ['ticket', 'expired']) {
    it(`tries once more with a new ticket after "${bad}"`, async () => {
      let tries = 0;

      const problem = await problemOf(() => {
        tries += 1;
        return tries === 1 ? Response.json({ error: bad }, { status: 403 }) : Response.json(developed(tries));
      });

      expect([problem, ...studio.posts.map(({ ticket }) => ticket)]).to.deep.equal(['none', 'first', 'ticket-1']);
    });
  }

  it('does not try for ever', async () => {
    const problem = await problemOf(() => Response.json({ error: 'ticket' }, { status: 403 }));

    expect([problem, studio.posts.length]).to.deep.equal(['ticket', 2]);
  });

  const answers: Record<string, [FakeStudio['develop'], string]> = {
    'no network': [() => Promise.reject(new TypeError('Failed to fetch')), 'offline'],
    'no answer in time': [() => new Promise(() => undefined), 'timeout'],
    'the login page': [() => new Response('<html>', { headers: { 'Content-Type': 'text/html' } }), 'signed-out'],
    'a proxy without a server': [() => new Response('<html>', { status: 502 }), 'busy'],
    'a proxy with a smaller limit': [() => new Response('<html>', { status: 413 }), 'front-limit'],
    'our own limit': [() => Response.json({ error: 'too-large' }, { status: 413 }), 'too-large'],
    'a name that is not ours': [() => Response.json({ reason: 'host' }, { status: 421 }), 'origin'],
    'no session': [() => new Response(null, { status: 401 }), 'signed-out'],
    'an unknown word': [() => Response.json({ error: 'tired' }, { status: 500 }), 'internal'],
    'no JSON': [() => new Response('hello'), 'internal'],
  };
  for (const [name, [develop, problem]] of Object.entries(answers)) {
    it(`calls ${name} "${problem}"`, async () => {
      expect(await problemOf(develop)).to.equal(problem);
    });
  }

  it('calls a server that gives no ticket offline', async () => {
    expect(await problemOf(() => Response.json(developed(1)), new Promise(() => undefined))).to.equal('offline');
    expect(await problemOf(() => Response.json(developed(1)), Promise.reject(new Error('no')))).to.equal('offline');
    expect(studio.posts.length).to.equal(0);
  });
});
