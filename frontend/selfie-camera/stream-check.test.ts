import { expect } from 'chai';
import { askStreamCheck, diagnose } from './stream-check.js';
import { checkAnswer } from './testing/fake-server.js';

const LIMIT_MS = 50;

async function told(answer: () => Response | Promise<Response>): Promise<string> {
  const diagnosis = await diagnose(() => Promise.resolve(answer()), LIMIT_MS);
  return diagnosis.kind === 'blocked' ? `${diagnosis.problem}${diagnosis.isCertain ? '!' : '?'}` : diagnosis.kind;
}

describe('stream-check', () => {
  const answers: Record<string, [() => Response | Promise<Response>, string]> = {
    'nothing wrong': [() => checkAnswer('ok'), 'network'],
    'a session that is gone': [() => checkAnswer('signed-out'), 'signed-out'],
    'a foreign origin': [
      () => checkAnswer('origin', 'http://127.0.0.1:8080', 'https://studio.example'),
      'socket-origin!',
    ],
    'a foreign name': [() => checkAnswer('host', '', 'studio.local'), 'socket-host!'],
    'a handshake without its headers': [() => checkAnswer('upgrade-missing', 'websocket'), 'socket-upgrade!'],
    'a handshake that never came': [() => checkAnswer('unseen'), 'socket-blocked?'],
    'too many': [() => checkAnswer('too-many', '32'), 'socket-many!'],
    'a word of a later server': [() => checkAnswer('moonlight'), 'socket-blocked?'],
    'a page instead': [() => new Response('<html>', { headers: { 'Content-Type': 'text/html' } }), 'socket-blocked?'],
    'an older server': [() => new Response('<html>', { status: 404 }), 'socket-blocked?'],
    'JSON that is no object': [() => Response.json(null), 'socket-blocked?'],
    'a proxy without a server': [() => new Response('<html>', { status: 502 }), 'network'],
    'no network': [() => Promise.reject(new TypeError('Failed to fetch')), 'network'],
    'no answer in time': [() => new Promise(() => undefined), 'network'],
  };
  for (const [name, [answer, expected]] of Object.entries(answers)) {
    it(`makes of ${name} "${expected}"`, async () => {
      expect(await told(answer)).to.equal(expected);
    });
  }

  it('gives what was expected and what was found, but no novel', async () => {
    const diagnosis = await diagnose(() => Promise.resolve(checkAnswer('origin', 'here', 'x'.repeat(5_000))), LIMIT_MS);

    expect(diagnosis)
      .to.have.property('values')
      .that.deep.equals({ expected: 'here', found: 'x'.repeat(200) });
  });

  it('asks beside the socket, with the origin of this page', async () => {
    const realFetch = window.fetch.bind(window);
    const asked: [string, RequestInit | undefined][] = [];
    window.fetch = (input, init) => {
      asked.push([input instanceof Request ? input.url : String(input), init]);
      return Promise.resolve(checkAnswer('ok'));
    };

    await askStreamCheck();
    window.fetch = realFetch;

    const address = `${new URL('stream/check', document.baseURI).href}?origin=${encodeURIComponent(location.origin)}`;
    expect(asked.map(([url, init]) => [url, init?.cache])).to.deep.equal([[address, 'no-store']]);
  });
});
