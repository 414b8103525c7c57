import { expect } from 'chai';
import { zip } from './zip.js';

const NOW = new Date(2026, 10, 22, 18, 30, 5);

describe('zip', () => {
  it('has the checksum, the size and the place of every file in its directory', async () => {
    const archive = await zip(
      [
        { name: 'one.jpg', file: new Blob(['123456789']) },
        { name: 'second.jpg', file: new Blob(['']) },
      ],
      NOW,
    );
    const view = new DataView(await archive.arrayBuffer());
    const end = view.byteLength - 22;
    const at = view.getUint32(end + 16, true);

    expect([view.getUint32(end, true), view.getUint16(end + 10, true)]).to.deep.equal([0x06054b50, 2]);
    expect(view.getUint32(at, true)).to.equal(0x02014b50);
    expect(view.getUint32(at + 16, true)).to.equal(0xcbf43926); // what every CRC-32 of these nine digits is
    expect([view.getUint32(at + 20, true), view.getUint32(at + 24, true)]).to.deep.equal([9, 9]);
    const second = at + 46 + 'one.jpg'.length;
    const place = view.getUint32(second + 42, true);
    expect(place).to.equal(30 + 'one.jpg'.length + 9);
    expect(view.getUint32(place, true)).to.equal(0x04034b50);
    const name = new Uint8Array(view.buffer, place + 30, view.getUint16(place + 26, true));
    expect(new TextDecoder().decode(name)).to.equal('second.jpg');
  });

  it('has the time of the device, to two seconds', async () => {
    const view = new DataView(await (await zip([{ name: 'a', file: new Blob(['a']) }], NOW)).arrayBuffer());
    const time = view.getUint16(10, true);
    const day = view.getUint16(12, true);

    expect([time >> 11, (time >> 5) & 63, (time & 31) * 2]).to.deep.equal([18, 30, 4]);
    expect([(day >> 9) + 1980, (day >> 5) & 15, day & 31]).to.deep.equal([2026, 11, 22]);
  });
});
