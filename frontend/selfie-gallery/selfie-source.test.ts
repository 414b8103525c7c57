import { expect } from 'chai';
import { SelfieSource } from './selfie-source.js';
import { FakeGallery } from './testing/fake-gallery.js';
import { until } from './testing/until.js';

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

    const zone = new URL(gallery.asked[0] ?? '', document.baseURI).searchParams.get('zone');

    expect(zone).to.equal(Intl.DateTimeFormat().resolvedOptions().timeZone);
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

    expect(await source.ids(1, 3)).to.deep.equal(['d0-1', 'd0-2', 'd0-3']);
    expect(gallery.count('ids')).to.equal(0);
    expect((await source.ids(98, 201)).length).to.equal(104);
    expect(gallery.count('ids')).to.equal(1);
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
