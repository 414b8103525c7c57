import { expect } from 'chai';
import { nameIn, savePicture, type SaveHooks } from './save-picture.js';

describe('saving a picture', () => {
  const handed: string[] = [];

  function answering(...statuses: number[]): SaveHooks & { asked: number } {
    const hooks = {
      asked: 0,
      pauseMs: 0,
      fetch: () => {
        const status = statuses[Math.min(hooks.asked, statuses.length - 1)] ?? 500;
        hooks.asked += 1;
        const headers = {
          'Content-Disposition': 'attachment; filename="x.jpg"; filename*=UTF-8\'\'2026%20%E9%95%BF.jpg',
        };
        return Promise.resolve(new Response(status === 200 ? 'picture' : 'why', { status, headers }));
      },
      hand: (file: Blob, name: string) => {
        handed.push(`${name} ${file.size}`);
      },
    };
    return hooks;
  }

  beforeEach(() => {
    handed.length = 0;
  });

  it('hands the file over under its name', async () => {
    expect(await savePicture('gallery/1/picture.jpg', answering(200))).to.equal('saved');
    expect(handed).to.deep.equal(['2026 长.jpg 7']);
  });

  it('asks a busy server again, and not forever', async () => {
    expect(await savePicture('x', answering(503, 503, 200))).to.equal('saved');
    const busy = answering(503);
    expect(await savePicture('x', busy)).to.equal('busy');
    expect(busy.asked).to.equal(5);
  });

  it('says what is damaged, and saves nothing of it', async () => {
    expect(await savePicture('x', answering(410))).to.equal('damaged');
    expect(await savePicture('x', answering(404))).to.equal('failed');
    expect(
      await savePicture('x', { ...answering(200), fetch: () => Promise.reject(new TypeError('offline')) }),
    ).to.equal('failed');
    expect(handed).to.deep.equal([]);
  });

  it('reads no name where there is none', () => {
    expect(nameIn('attachment')).to.equal('');
    expect(nameIn("attachment; filename*=UTF-8''%E9%95")).to.equal('');
  });
});
