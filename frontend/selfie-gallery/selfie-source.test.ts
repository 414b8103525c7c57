import { expect } from 'chai';
import { SelfieSource } from './selfie-source.js';
import { FakeGallery, selfie } from './testing/fake-gallery.js';
import { pause, until } from '../shared/testing/until.js';

describe('selfie-source', () => {
  let gallery: FakeGallery;
  let source: SelfieSource;

  async function loaded(perDay: readonly number[]): Promise<void> {
    gallery = new FakeGallery(perDay);
    source = new SelfieSource(gallery.world);
    await source.load('');
  }

  afterEach(() => {
    source.stop();
    expect(gallery.refused).to.deep.equal([]);
  });

  it('knows the days at once and no selfie', async () => {
    await loaded([250, 3]);

    expect([source.state, source.total, source.days.length, source.item(0)]).to.deep.equal([
      'ready',
      253,
      2,
      undefined,
    ]);
    expect(gallery.count('page')).to.equal(0);
  });

  it('asks for the days of the time zone here', async () => {
    await loaded([1]);

    const asked = new URL(gallery.asked[0] ?? '', document.baseURI).searchParams;

    expect([asked.get('zone'), asked.get('utcOffset')]).to.deep.equal([
      Intl.DateTimeFormat().resolvedOptions().timeZone,
      String(-new Date().getTimezoneOffset()),
    ]);
  });

  const SHANGHAI = { zone: 'Asia/Shanghai', utcOffset: '480' };
  const LOS_ANGELES = { zone: 'America/Los_Angeles', utcOffset: '-480' };
  const HANOI = { zone: 'Asia/Hanoi', utcOffset: '420' }; // which no list of zones has

  for (const { zone, keptAt, query } of [
    { zone: SHANGHAI, keptAt: '2026-11-21T20:56:00Z', query: 'from=2026-11-22' }, // 04:56 there
    { zone: LOS_ANGELES, keptAt: '2026-11-23T04:00:00Z', query: 'to=2026-11-22' }, // 20:00 there
    { zone: HANOI, keptAt: '2026-11-21T21:56:00Z', query: 'from=2026-11-22' }, // 04:56 there
  ]) {
    it(`means the same selfies in every question of ${zone.zone}, and asks each once`, async () => {
      gallery = new FakeGallery([]);
      gallery.zone = () => zone;
      gallery.items = [selfie('edge', new Date(keptAt)), selfie('old', new Date('2026-11-20T12:00:00Z'))];
      if (query.startsWith('to')) {
        gallery.items[1] = selfie('new', new Date('2026-11-24T12:00:00Z'));
      }
      source = new SelfieSource(gallery.world);

      await source.load(query);
      const shown = await source.wait(0);
      source.want(0, 9);
      await pause(200);

      expect([source.total, shown?.id, gallery.count('days'), gallery.count('page')]).to.deep.equal([1, 'edge', 1, 1]);
      expect(await source.allIds()).to.deep.equal(['edge']);
      expect(gallery.refused).to.deep.equal([]);
    });
  }

  it('asks no more than once again when a server keeps to two totals', async () => {
    await loaded([5]);
    const days = gallery.items.slice();
    gallery.beforeAnswer = (what) => {
      gallery.items = what === 'days' ? days : days.slice(1);
    };

    await source.refresh();
    source.addEventListener('change', () => {
      source.want(0, 4);
    });
    source.want(0, 4);
    await pause(300);

    expect([gallery.count('days'), gallery.count('page')]).to.deep.equal([3, 2]);
  });

  it('takes all that is shown, though more came while it asked', async () => {
    await loaded([300]);
    let isNew = true;
    gallery.beforeAnswer = (what) => {
      if (what === 'ids' && isNew) {
        isNew = false;
        gallery.items = [selfie('new', new Date(2026, 10, 22, 13)), ...gallery.items];
      }
    };

    const ids = await source.allIds();

    expect([source.total, ids?.length, ids?.[0], ids?.at(-1)]).to.deep.equal([301, 301, 'new', 'd0-299']);
  });

  it('takes nothing of a filter that was left while it asked', async () => {
    await loaded([300]);
    const asked = source.allIds();

    await source.load('favourite=true');

    expect(await asked).to.equal(undefined);
  });

  it('reads the pages that are looked at, each once', async () => {
    await loaded([250]);

    source.want(90, 110);
    source.want(95, 120);
    await until('both pages', () => source.item(90) !== undefined && source.item(110) !== undefined);

    expect(source.item(110)?.id).to.equal('d0-110');
    expect(gallery.count('page')).to.equal(2);
    expect(source.item(200)).to.equal(undefined);
  });

  it('waits for a selfie far away', async () => {
    await loaded([5_000]);

    expect((await source.wait(4_999))?.id).to.equal('d0-4999');
    expect(await source.wait(5_000)).to.equal(undefined);
  });

  it('keeps 3,000 selfies at the most, those looked at last', async () => {
    await loaded([5_000]);

    for (let index = 0; index < 5_000; index += 100) {
      await source.wait(index);
    }

    const kept = Array.from({ length: 50 }, (_, page) => source.item(page * 100) !== undefined);
    expect(kept.filter(Boolean).length).to.equal(30);
    expect(kept.slice(20).every(Boolean)).to.equal(true);
  });

  it('reads everything anew when the number has changed meanwhile', async () => {
    await loaded([150]);
    gallery.remove('d0-0');

    await source.wait(0);
    await until('the new total', () => source.total === 149);

    expect((await source.wait(0))?.id).to.equal('d0-1');
  });

  it('shows the old selfies while it reads them again, and then the new ones', async () => {
    await loaded([10]);
    await source.wait(0);
    gallery.remove('d0-0');

    await source.refresh();
    expect([source.total, source.item(0)?.id]).to.deep.equal([9, 'd0-0']);
    source.want(0, 5);
    await until('the new selfies', () => source.item(0)?.id === 'd0-1');
  });

  it('takes no answer of another filter', async () => {
    await loaded([120]);
    const first = source.wait(100);
    const favourite = gallery.items[7];
    gallery.items[7] = { ...(favourite ?? gallery.items[0] ?? expect.fail()), favourite: true };

    await source.load('favourite=true');
    await first;

    expect([source.total, (await source.wait(0))?.id]).to.deep.equal([1, 'd0-7']);
  });

  it('gives the ids of a range, and asks for those it has not read', async () => {
    await loaded([300]);
    await source.wait(0);

    expect(await source.range('d0-1', 'd0-3')).to.deep.equal(['d0-1', 'd0-2', 'd0-3']);
    expect(await source.range('d0-3', 'd0-2')).to.deep.equal(['d0-2', 'd0-3']);
    expect(gallery.count('range')).to.equal(0);
    expect((await source.range('d0-98', 'd0-201')).length).to.equal(104);
    expect(gallery.count('range')).to.equal(1);
  });

  it('gives the range between two selfies wherever they have moved to', async () => {
    await loaded([300]);
    await source.wait(0);
    gallery.items = [selfie('new', new Date(2026, 10, 22, 13)), ...gallery.items];
    await source.refresh(); // what is shown is what was there before, until it is read again

    expect(await source.range('d0-1', 'd0-3')).to.deep.equal(['d0-1', 'd0-2', 'd0-3']);
  });

  it('gives the one selfie where the other end of a range is gone', async () => {
    await loaded([300]);
    await source.wait(0);
    gallery.remove('d0-1');
    await source.refresh();

    expect(await source.range('d0-1', 'd0-3')).to.deep.equal(['d0-3']);
  });

  it('finds the place in the newest list, also where it is read once more meanwhile', async () => {
    await loaded([3]);
    await source.wait(0);
    const before = source.refresh();
    const place = source.place('d0-1');
    gallery.remove('d0-0');

    await Promise.all([before, source.refresh()]);

    expect(await place).to.equal(0);
  });

  it('fails when the server does, and goes on when it is back', async () => {
    await loaded([3]);
    gallery.refusal = new Response('', { status: 503 });

    await source.refresh();
    expect(source.state).to.equal('failed');
    gallery.refusal = undefined;
    await source.refresh();

    expect([source.state, source.total]).to.deep.equal(['ready', 3]);
  });

  it('tells when the session has ended', async () => {
    await loaded([3]);
    gallery.refusal = new Response('', { status: 401 });

    await source.refresh();

    expect(gallery.signedOut).to.equal(1);
  });
});
