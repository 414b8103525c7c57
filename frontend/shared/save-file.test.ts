import { expect } from 'chai';
import { saveFile, type Saving } from './save-file.js';
import { pause } from './testing/until.js';

const PICTURE = new Blob(['picture'], { type: 'image/jpeg' });

describe('save-file', () => {
  let downloads: string[];
  let shared: { name: string; type: string }[];

  function saving(more: Partial<Saving> = {}): Saving {
    return {
      isHandheld: () => true,
      canHandOver: ({ files = [] }) => files.length === 1,
      handOver: ({ files = [] }) => {
        shared.push(...files.map(({ name, type }) => ({ name, type })));
        return Promise.resolve();
      },
      download: (_, name) => downloads.push(name),
      ...more,
    };
  }

  const failing = (name: string): Partial<Saving> => ({ handOver: () => Promise.reject(new DOMException('', name)) });

  beforeEach(() => {
    downloads = [];
    shared = [];
  });

  it('opens the sheet of a phone, with the file under its name', () => {
    saveFile(PICTURE, 'me.jpg', saving());

    expect(shared).to.deep.equal([{ name: 'me.jpg', type: 'image/jpeg' }]);
    expect(downloads).to.deep.equal([]);
  });

  const others: Record<string, Partial<Saving>> = {
    'a desktop': { isHandheld: () => false },
    'a phone that shares no pictures': { canHandOver: () => false },
  };
  for (const [device, more] of Object.entries(others)) {
    it(`downloads on ${device}`, () => {
      saveFile(PICTURE, 'me.jpg', saving(more));

      expect([shared.length, downloads]).to.deep.equal([0, ['me.jpg']]);
    });
  }

  it('downloads nothing when the sheet is closed', async () => {
    saveFile(PICTURE, 'me.jpg', saving(failing('AbortError')));
    await pause(1);

    expect(downloads).to.deep.equal([]);
  });

  it('downloads where the browser does not let the sheet be opened now', async () => {
    saveFile(PICTURE, 'me.jpg', saving(failing('NotAllowedError')));
    await pause(1);

    expect(downloads).to.deep.equal(['me.jpg']);
  });
});
