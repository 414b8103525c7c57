package app.selfie.gallery;

import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Matte;
import app.selfie.imaging.PngCodec;
import java.util.Optional;

/** Finds the head in the matte of a person: it is what is at the top. Of several people it finds their middle. */
final class HeadFinder {

    /** From here on a pixel is the person's; opacities are 0 to 255. */
    private static final int PERSON = 128;

    /** Of the picture's width: a row with less of the person is a hair or a mistake. */
    private static final double MIN_ROW_SHARE = 0.02;

    /** Of the person's height: about the head of somebody who is seen to the chest, and with the neck of somebody to the waist. */
    private static final double HEAD_SHARE = 0.35;

    private static final int WHOLE = 1000;

    private HeadFinder() {}

    /** @param png a matte of this server's own making, not modified; empty also if it is none */
    static Optional<HeadPosition> find(byte[] png) {
        try (PngCodec codec = new PngCodec();
                Matte matte = new Matte()) {
            return codec.decode(png, matte) ? find(matte.opacities(), matte.size()) : Optional.empty();
        }
    }

    /** @param opacities a byte for each pixel, rows from the top. Not modified. */
    static Optional<HeadPosition> find(byte[] opacities, ImageSize size) {
        int[] rows = new int[size.heightPx()];
        for (int i = 0; i < size.pixels(); i++) {
            if ((opacities[i] & 0xFF) >= PERSON) {
                rows[i / size.widthPx()]++;
            }
        }
        double least = Math.max(1, MIN_ROW_SHARE * size.widthPx());
        int top = 0;
        while (top < rows.length && rows[top] < least) {
            top++;
        }
        int bottom = rows.length;
        while (bottom > top && rows[bottom - 1] < least) {
            bottom--;
        }
        int end = top + (int) Math.ceil(HEAD_SHARE * (bottom - top));
        return middle(opacities, size.widthPx(), top, end)
                .map(place -> new HeadPosition(
                        (int) (WHOLE * place.x() / size.widthPx()), (int) (WHOLE * place.y() / size.heightPx())));
    }

    private record Place(double x, double y) {}

    /** Of the person's pixels in the rows from one to just before another. */
    private static Optional<Place> middle(byte[] opacities, int widthPx, int fromRow, int toRow) {
        long pixels = 0;
        long sumX = 0;
        long sumY = 0;
        for (int y = fromRow; y < toRow; y++) {
            for (int x = 0; x < widthPx; x++) {
                if ((opacities[y * widthPx + x] & 0xFF) >= PERSON) {
                    pixels++;
                    sumX += x;
                    sumY += y;
                }
            }
        }
        return pixels == 0
                ? Optional.empty()
                : Optional.of(new Place(0.5 + (double) sumX / pixels, 0.5 + (double) sumY / pixels));
    }
}
