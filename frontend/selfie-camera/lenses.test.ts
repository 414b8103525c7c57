import { expect } from 'chai';
import { flippedCamera, type CameraDevice } from './camera-list.js';
import type { CameraSource } from './camera-source.js';
import { mainCamera, named } from './lenses.js';

const list = (...labels: string[]): CameraDevice[] => labels.map((label) => ({ id: label, label }));

const ANDROID = list(
  'camera2 3, facing front',
  'camera2 2, facing back',
  'camera2 1, facing front',
  'camera2 0, facing back',
);
const IPHONE = list(
  'Front Camera',
  'Back Ultra Wide Camera',
  'Back Dual Wide Camera',
  'Back Telephoto Camera',
  'Back Camera',
);
const CHINESE_IPHONE = list('前置相机', '后置超广角相机', '后置长焦相机', '后置相机');
const DESKTOP = list('Integrated Webcam (13d3:56a2)', 'HD Pro Webcam C920');

describe('lenses', () => {
  const mains: [string, CameraDevice[], string | undefined, string | undefined][] = [
    ['an Android phone', ANDROID, 'camera2 1, facing front', 'camera2 0, facing back'],
    ['an iPhone', IPHONE, 'Front Camera', 'Back Camera'],
    ['an iPhone in Chinese', CHINESE_IPHONE, '前置相机', '后置相机'],
    ['a desktop', DESKTOP, undefined, undefined],
    ['a phone that was not asked yet', list('', ''), undefined, undefined],
  ];
  for (const [phone, cameras, front, back] of mains) {
    it(`finds the main cameras of ${phone}`, () => {
      expect([mainCamera(cameras, 'user')?.id, mainCamera(cameras, 'environment')?.id]).to.deep.equal([front, back]);
    });
  }

  it('names the lenses of an iPhone', () => {
    expect(named(IPHONE, {}).map(({ label }) => label)).to.deep.equal([
      'Front camera',
      'Back camera, wide',
      'Back camera, wide 2',
      'Back camera, telephoto',
      'Back camera',
    ]);
  });

  it('names the cameras of an Android phone, the main ones without a number', () => {
    expect(named(ANDROID, {}).map(({ label }) => label)).to.deep.equal([
      'Front camera 2',
      'Back camera 2',
      'Front camera',
      'Back camera',
    ]);
  });

  it('leaves other names as they are, and every id', () => {
    expect(named(DESKTOP, {})).to.deep.equal(DESKTOP);
    expect(named(ANDROID, {}).map(({ id }) => id)).to.deep.equal(ANDROID.map(({ id }) => id));
  });

  it('speaks the language of the page', () => {
    expect(named(list('Front Camera'), { 'lens.front': '前置摄像头' })[0]?.label).to.equal('前置摄像头');
  });

  it('turns to the main lens of the other side, not to the next one', () => {
    const front = { facing: 'user', deviceId: 'Front Camera' } as CameraSource;

    expect(flippedCamera(front, IPHONE, 'user')).to.deep.equal({ facing: 'environment', deviceId: 'Back Camera' });
  });

  it('leaves it to the browser where names tell nothing', () => {
    const front = { facing: 'user', deviceId: 'a' } as CameraSource;

    expect(flippedCamera(front, list('', ''), 'user')).to.deep.equal({ facing: 'environment', deviceId: '' });
  });
});
