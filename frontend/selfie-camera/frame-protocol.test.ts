import { expect } from 'chai';
import { decodeAnswer, encodeFrame } from './frame-protocol.js';
import { pictureMessage, refusedMessage } from './testing/fake-server.js';

const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xd9]).buffer;

describe('frame-protocol', () => {
  it('writes a frame byte by byte as described', () => {
    const bytes = [...new Uint8Array(encodeFrame(0x01020304, 1.5, 0.7, JPEG))];

    expect(bytes).to.deep.equal([1, 1, 2, 3, 4, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0, 70, 0xff, 0xd8, 0xff, 0xd9]);
  });

  const qualities: [number, number][] = [
    [1, 0],
    [0.994, 99],
    [0.001, 1],
  ];
  for (const [quality, byte] of qualities) {
    it(`writes the picture's quality ${quality} as ${byte}`, () => {
      expect(new Uint8Array(encodeFrame(1, 2, quality, JPEG))[13]).to.equal(byte);
    });
  }

  it('reads a picture with its stage times in milliseconds', () => {
    const answer = decodeAnswer(
      pictureMessage(4_294_967_295, 1234.56789, JPEG, [0, 1, 100, 12345, 65534, 65535], [-5.5, 20.25]),
    );

    expect(answer).to.deep.equal({
      kind: 'picture',
      sequence: 4_294_967_295,
      captureTimeMs: 1234.56789,
      arrivedMs: -5.5,
      leavesMs: 20.25,
      stagesMs: { waiting: 0, decode: 0.01, segment: 1, mask: 123.45, composite: 655.34, encode: 655.35 },
      jpeg: new Uint8Array(JPEG),
    });
  });

  const reasons = ['too-large', 'not-a-jpeg', 'bad-dimensions', 'damaged', 'superseded', 'internal'];
  reasons.forEach((reason, index) => {
    it(`reads the refusal ${index + 1} as ${reason}`, () => {
      expect(decodeAnswer(refusedMessage(7, 2, index + 1))).to.deep.equal({
        kind: 'refused',
        sequence: 7,
        captureTimeMs: 2,
        arrivedMs: 1_000,
        leavesMs: 1_014,
        reason,
      });
    });
  });

  it('takes a refusal of a newer server as unknown', () => {
    expect(decodeAnswer(refusedMessage(7, 2, 200))).to.include({ kind: 'refused', reason: 'unknown' });
  });

  const malformed: Record<string, ArrayBuffer> = {
    'an empty message': new ArrayBuffer(0),
    'a message cut off in its head': refusedMessage(1, 2, 3).slice(0, 29),
    'a picture without a JPEG': pictureMessage(1, 2, new ArrayBuffer(0)),
    'a picture cut off in its stage times': pictureMessage(1, 2, JPEG).slice(0, 36),
    'a picture that is no JPEG': pictureMessage(1, 2, new Uint8Array([0x89, 0x50, 0x4e, 0x47]).buffer),
    'a frame number of 0': refusedMessage(0, 2, 3),
    'a time that is no number': refusedMessage(1, Number.NaN, 3),
    'a time of the server that is no number': refusedMessage(1, 2, 3, [1, Number.POSITIVE_INFINITY]),
    'an unknown kind': new Uint8Array([3, 0, 0, 0, 1, ...new Uint8Array(25)]).buffer,
  };
  for (const [name, message] of Object.entries(malformed)) {
    it(`calls ${name} malformed`, () => {
      expect(decodeAnswer(message).kind).to.equal('malformed');
    });
  }
});
