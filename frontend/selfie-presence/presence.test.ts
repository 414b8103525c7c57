import { expect } from 'chai';
import { askPresence, readPresence } from './presence.js';

const LIMIT_MS = 50;

describe('presence', () => {
  const answers: Record<string, [() => Response | Promise<Response>, string]> = {
    'the session of the page': [() => Response.json({ signedIn: true, mark: 'a' }), 'here'],
    'another session': [() => Response.json({ signedIn: true, mark: 'b' }), 'another-session'],
    'a session without a mark': [() => Response.json({ signedIn: true, mark: '' }), 'another-session'],
    nobody: [() => Response.json({ signedIn: false, mark: '' }), 'signed-out'],
    'a page instead': [() => new Response('<html>'), 'here'],
    'JSON that is no object': [() => Response.json(null), 'here'],
    'a refusal': [() => new Response('', { status: 429 }), 'here'],
    'a proxy without a server': [() => new Response('<html>', { status: 502 }), 'away'],
    'no network': [() => Promise.reject(new TypeError('Failed to fetch')), 'away'],
    'no answer in time': [() => new Promise(() => undefined), 'away'],
  };
  for (const [name, [answer, expected]] of Object.entries(answers)) {
    it(`makes of ${name} "${expected}"`, async () => {
      expect(await readPresence(() => Promise.resolve(answer()), 'a', LIMIT_MS)).to.equal(expected);
    });
  }

  it('needs nobody to be signed in on a page for everybody', async () => {
    const nobody = (): Promise<Response> => Promise.resolve(Response.json({ signedIn: false, mark: '' }));

    expect(await readPresence(nobody, '', LIMIT_MS)).to.equal('here');
  });

  it('asks beside the page, and never a cache', async () => {
    const realFetch = window.fetch.bind(window);
    const asked: [string, RequestCache | undefined][] = [];
    window.fetch = (input, init) => {
      asked.push([input instanceof Request ? input.url : String(input), init?.cache]);
      return Promise.resolve(new Response());
    };

    await askPresence();
    window.fetch = realFetch;

    expect(asked).to.deep.equal([[new URL('presence.json', document.baseURI).href, 'no-store']]);
  });
});
