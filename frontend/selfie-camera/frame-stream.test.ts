import { expect } from 'chai';
import { FrameStream } from './frame-stream.js';
import type { LinkStatus } from './link-status.js';
import { FakeServer, FIRST_RUN, checkAnswer, type FakeSocket } from './testing/fake-server.js';
import { pause, until } from '../shared/testing/until.js';
import type { StreamHooks } from './stream-hooks.js';
import { TIMING } from './timing.js';

const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xd9]).buffer;
const QUICK = {
  ...TIMING,
  answerMs: 250,
  ticketMs: 250,
  handshakeMs: 250,
  backoffMs: [10, 20],
  awayMs: [10],
  serverFullMs: 30,
  blockedMs: 40,
  checkMs: 100,
};

describe('frame-stream', () => {
  let server: FakeServer;
  let statuses: LinkStatus[];
  let answers: string[];
  let reloads: number;
  let stream: FrameStream | undefined;

  function open(overrides: Partial<StreamHooks> = {}): FrameStream {
    stream = new FrameStream({
      ticketSource: server.ticket,
      socketFactory: server.connect,
      askCheck: server.check,
      timing: QUICK,
      serverRun: () => FIRST_RUN,
      reload: () => {
        reloads += 1;
      },
      onStatus: (status) => statuses.push(status),
      onPicture: ({ sequence }) => answers.push(`picture ${sequence}`),
      onRefused: ({ sequence, reason }) => answers.push(`${reason} ${sequence}`),
      ...overrides,
    });
    stream.open();
    return stream;
  }

  /** The connection made last, accepted. */
  async function accepted(count = 1): Promise<FakeSocket> {
    const socket = await server.socket(count);
    socket.accept();
    return socket;
  }

  const kinds = (): string[] => statuses.map(({ kind }) => kind);

  beforeEach(() => {
    server = new FakeServer();
    statuses = [];
    answers = [];
    reloads = 0;
    sessionStorage.clear();
  });

  afterEach(() => {
    stream?.close();
  });

  it('connects beside the page, with the ticket', async () => {
    open({ ticketSource: () => Promise.resolve('a+b/c=') });

    const { url, binaryType } = await server.socket();

    expect(new URL(url).searchParams.get('ticket')).to.equal('a+b/c=');
    expect(url.split('?')[0]).to.equal(new URL('stream', document.baseURI).href.replace(/^http/, 'ws'));
    expect(binaryType).to.equal('arraybuffer');
  });

  it('has two frames in flight before the first answer, never three', async () => {
    const opened = open();
    const socket = await accepted();
    opened.send(1, JPEG);
    opened.send(2, JPEG);

    expect(opened.hasCredit).to.equal(false);
    expect(() => {
      opened.send(3, JPEG);
    }).to.throw('2 frames in flight');
    expect(socket.frames.map(({ sequence }) => sequence)).to.deep.equal([1, 2]);
  });

  it('gets both credits back with the answer to the later frame', async () => {
    const opened = open();
    const socket = await accepted();
    opened.send(1, JPEG);
    opened.send(2, JPEG);

    socket.picture(2, JPEG);
    opened.send(3, JPEG);
    opened.send(4, JPEG);

    expect(socket.mostInFlight).to.equal(2);
    expect(answers).to.deep.equal(['picture 2']);
  });

  it('gets the credit back with a refusal too', async () => {
    const opened = open();
    const socket = await accepted();
    opened.send(1, JPEG);
    opened.send(2, JPEG);

    socket.refuse(1, 5);

    expect(opened.hasCredit).to.equal(true);
    expect(answers).to.deep.equal(['superseded 1']);
  });

  it('has more frames in flight the longer the way is, one more with each answer', async () => {
    const opened = open();
    const socket = await accepted();
    const most = (): number => {
      while (opened.hasCredit) {
        opened.send(1, JPEG);
      }
      return socket.frames.length;
    };
    const counts = [most()];
    await pause(150);
    for (let sequence = 1; sequence <= 2; sequence++) {
      socket.picture(sequence, JPEG);
      counts.push(most());
    }

    expect(counts).to.deep.equal([2, 4, 6]);
  });

  it('asks for pictures no finer than the line carries', async () => {
    const opened = open();
    const socket = await accepted();

    opened.send(1, JPEG);
    opened.send(1, JPEG, { scale: 1, quality: 0.7, pictureQuality: 0.456 });

    expect(socket.frames.map(({ quality }) => quality)).to.deep.equal([0, 46]);
  });

  it('has no credit before the connection is open', async () => {
    const opened = open();
    await server.socket();

    expect(opened.hasCredit).to.equal(false);
  });

  it('comes back with a new ticket when the server stops, and counts from 1 again', async () => {
    const opened = open();
    const first = await accepted();
    opened.send(1, JPEG);
    first.closeWith(1001);

    const second = await accepted(2);
    opened.send(2, JPEG);

    expect([first.ticket, second.ticket]).to.deep.equal(['ticket-1', 'ticket-2']);
    expect(second.frames.map(({ sequence }) => sequence)).to.deep.equal([1]);
    expect(kinds()).to.deep.equal(['connecting', 'open', 'reconnecting', 'open']);
  });

  it('gets a new ticket when the first one was refused', async () => {
    open();
    (await accepted()).closeWith(4401);

    expect((await server.socket(2)).ticket).to.equal('ticket-2');
  });

  it('takes a server that does not answer for lost', async () => {
    const opened = open();
    const socket = await accepted();
    opened.send(1, JPEG);

    await server.socket(2);

    expect(socket.isClosed).to.equal(true);
    expect(statuses).to.deep.include({ kind: 'reconnecting', problem: '', why: 'no answer' });
  });

  it('does not miss answers while nothing is in flight', async () => {
    const opened = open();
    const socket = await accepted();
    opened.send(1, JPEG);
    socket.picture(1, JPEG);

    await pause(2 * QUICK.answerMs);

    expect(opened.status.kind).to.equal('open');
  });

  it('gives up a handshake that hangs', async () => {
    open();

    await server.socket(2);

    expect(statuses).to.deep.include({ kind: 'reconnecting', problem: '', why: 'no handshake' });
  });

  it('says that the server is gone after the fourth failure in a row', async () => {
    open({ ticketSource: () => Promise.reject(new Error('offline')) });

    await until('server-gone', () =>
      statuses.some((status) => 'problem' in status && status.problem === 'server-gone'),
    );

    expect(kinds()).to.deep.equal(['connecting', ...Array.from({ length: 4 }, () => 'reconnecting')]);
  });

  it('says that the server is full, and keeps asking', async () => {
    open();
    (await accepted()).closeWith(1013);

    await server.socket(2);

    expect(statuses[2]).to.include({ kind: 'reconnecting', problem: 'server-full' });
  });

  it('sleeps when the server finds it idle, until there is a frame again', async () => {
    const opened = open();
    (await accepted()).closeWith(4408);
    await pause(50);
    expect([opened.status.kind, server.sockets.length]).to.deep.equal(['idle', 1]);

    opened.wake();

    await accepted(2);
    expect(opened.status.kind).to.equal('open');
  });

  const ends: [number, string][] = [
    [4409, 'replaced'],
    [4410, 'ended'],
  ];
  for (const [code, problem] of ends) {
    it(`stops for good on code ${code}: ${problem}`, async () => {
      const opened = open();
      (await accepted()).closeWith(code);

      await pause(50);

      expect(opened.status).to.include({ kind: 'ended', problem });
      expect(server.sockets.length).to.equal(1);
    });
  }

  it('makes no attempts while nobody looks', async () => {
    const opened = open();
    const socket = await accepted();
    opened.rest();
    socket.closeWith(1006);

    await until('idle', () => opened.status.kind === 'idle');

    expect(server.tickets).to.equal(1);
  });

  it('breaks off with a server that sends nonsense', async () => {
    open();
    const socket = await accepted();
    socket.message(new ArrayBuffer(3));

    await server.socket(2);

    expect(socket.isClosed).to.equal(true);
  });

  it('breaks off with a server that answers what was never sent', async () => {
    open();
    (await accepted()).picture(9, JPEG);

    await server.socket(2);

    expect(answers).to.deep.equal([]);
  });

  it('reloads the page when the server is up but gives no ticket in time', async () => {
    open({ ticketSource: () => new Promise(() => undefined) });

    await until('reload', () => reloads === 1);
    await pause(3 * QUICK.ticketMs);

    expect(reloads).to.equal(1);
  });

  it('does not reload while the server is down', async () => {
    server.goAway();
    open({ ticketSource: () => new Promise(() => undefined) });

    await until('two failures', () => kinds().filter((kind) => kind === 'reconnecting').length >= 2);

    expect(reloads).to.equal(0);
  });

  it('does not reload for a ticket that was refused with an error', async () => {
    open({ ticketSource: () => Promise.reject(new Error('no')) });

    await until('two failures', () => kinds().filter((kind) => kind === 'reconnecting').length >= 2);

    expect(reloads).to.equal(0);
  });

  it('asks for no ticket while the server is away, and comes back as soon as it is there', async () => {
    open();
    const first = await accepted();
    server.goAway();
    first.closeWith(1001);
    await until('looked often', () => server.checks >= 3);
    expect(server.tickets).to.equal(1);

    server.checkAnswer = () => checkAnswer('unseen');
    await accepted(2);

    expect([server.tickets, reloads]).to.deep.equal([2, 0]);
  });

  it('reloads the page at once where another server has taken the place of the one that made it', async () => {
    open();
    const first = await accepted();
    server.checkAnswer = () => checkAnswer('signed-out', '', '', 'run-2');
    first.closeWith(1001);

    await until('reload', () => reloads === 1);

    expect(server.tickets).to.equal(1);
  });

  it('ignores a ticket that comes after closing', async () => {
    let give: (ticket: string) => void = () => undefined;
    const opened = open({
      ticketSource: () =>
        new Promise((resolve) => {
          give = resolve;
        }),
    });
    opened.close();
    give('late');

    await pause(20);

    expect(server.sockets.length).to.equal(0);
  });

  it('ignores what an old connection still says', async () => {
    open();
    const first = await accepted();
    first.closeWith(1001);
    await accepted(2);

    first.closeWith(4410);

    expect(kinds().at(-1)).to.equal('open');
  });

  describe('where the handshake fails', () => {
    it('says at once that a proxy passes no WebSockets, and goes on trying', async () => {
      server.checkAnswer = () => checkAnswer('upgrade-missing', 'websocket');
      const opened = open();
      (await server.socket()).closeWith(1006);
      await until('blocked', () => kinds().at(-1) === 'blocked');

      expect(statuses.at(-1)).to.include({ problem: 'socket-upgrade' });
      expect([opened.isBlocked, server.checks]).to.deep.equal([true, 1]);
      await server.socket(2);
      expect([opened.isBlocked, kinds()]).to.deep.equal([true, ['connecting', 'blocked']]);
    });

    it('takes one handshake that never arrived for a hiccup, and two not', async () => {
      server.checkAnswer = () => checkAnswer('unseen');
      open();
      (await server.socket()).closeWith(1006);
      await until('reconnecting', () => kinds().at(-1) === 'reconnecting');

      (await server.socket(2)).closeWith(1006);
      await until('blocked', () => kinds().at(-1) === 'blocked');

      expect(statuses.at(-1)).to.include({ problem: 'socket-blocked' });
    });

    it('asks as well where a handshake is never answered', async () => {
      server.checkAnswer = () => checkAnswer('upgrade-missing', 'websocket');
      open();
      await server.socket();

      await until('blocked', () => kinds().at(-1) === 'blocked');
    });

    it('is the network where nobody answers', async () => {
      server.goAway();
      open();
      (await server.socket()).closeWith(1006);
      await until('four failures', () => statuses.filter(({ kind }) => kind === 'reconnecting').length >= 4);

      expect(statuses.at(-1)).to.include({ kind: 'reconnecting', problem: 'server-gone' });
      expect(server.sockets.length).to.equal(1);
    });

    it('ends where one is signed out', async () => {
      server.checkAnswer = () => checkAnswer('signed-out');
      open();
      (await server.socket()).closeWith(1006);
      await until('ended', () => kinds().at(-1) === 'ended');

      expect(statuses.at(-1)).to.include({ problem: 'ended' });
      await pause(60);
      expect(server.sockets.length).to.equal(1);
    });

    it('asks whether the server is there, but not why, where an open connection was lost', async () => {
      server.checkAnswer = () => checkAnswer('upgrade-missing');
      open();
      (await accepted()).closeWith(1006);
      await server.socket(2);

      expect([server.checks, kinds()]).to.deep.equal([1, ['connecting', 'open', 'reconnecting']]);
    });

    it('goes live as soon as it gets through', async () => {
      server.checkAnswer = () => checkAnswer('upgrade-missing', 'websocket');
      const opened = open();
      (await server.socket()).closeWith(1006);

      await accepted(2);

      expect([opened.isBlocked, kinds()]).to.deep.equal([false, ['connecting', 'blocked', 'open']]);
    });

    it('does not become anything once it is closed', async () => {
      let answer: (response: Response) => void = () => undefined;
      server.checkAnswer = () => new Promise((resolve) => (answer = resolve));
      const opened = open();
      (await server.socket()).closeWith(1006);
      await until('asked', () => server.checks === 1);

      opened.close();
      answer(checkAnswer('upgrade-missing'));
      await pause(20);

      expect(kinds()).to.deep.equal(['connecting', 'closed']);
    });
  });
});
