import { expect } from 'chai';
import { browserSurroundings } from './camera-problem.js';
import type { SourceWish } from './camera-source.js';
import { SourceKeeper } from './source-keeper.js';
import { QUICK } from './testing/mount.js';

const WISH: SourceWish = {
  source: 'camera',
  deviceId: '',
  facing: 'user',
  resolution: { widthPx: 640, heightPx: 480 },
  personUrl: '',
  personFrames: 1,
};

const sized = (widthPx: number): SourceWish => ({ ...WISH, resolution: { widthPx, heightPx: widthPx } });

describe('SourceKeeper', () => {
  let keeper: SourceKeeper;
  /** Of the sizes that the camera was asked for, in their order. */
  let answers: { resolve: (isDone: boolean) => void; reject: (error: Error) => void }[];

  beforeEach(async () => {
    answers = [];
    keeper = new SourceKeeper({
      surroundings: browserSurroundings,
      stage: () => document.body,
      timing: QUICK,
      onStatus: () => undefined,
      onImage: () => undefined,
      onCameras: () => undefined,
    });
    await keeper.open(WISH, undefined);
    Object.assign(keeper.source ?? expect.fail('no source'), {
      resize: () => new Promise<boolean>((resolve, reject) => answers.push({ resolve, reject })),
    });
  });

  afterEach(() => {
    keeper.close();
  });

  it('has to be opened anew for a size that the camera cannot film', async () => {
    const isSized = keeper.resize(sized(320));
    answers[0]?.resolve(false);
    expect(await isSized).to.equal(false);

    const again = keeper.resize(sized(160));
    answers[1]?.reject(new Error('gone'));
    expect(await again).to.equal(false);
  });

  it('has nothing left to do for a size when it was closed meanwhile', async () => {
    const isSized = keeper.resize(sized(320));

    keeper.close();
    answers[0]?.resolve(false);

    expect([await isSized, keeper.source]).to.deep.equal([true, undefined]);
  });

  it('leaves a size to the one that was wished for after it', async () => {
    const first = keeper.resize(sized(320));
    const second = keeper.resize(sized(160));

    answers[1]?.resolve(true);
    answers[0]?.resolve(false);

    expect([await first, await second]).to.deep.equal([true, true]);
  });
});
