package app.selfie.imaging;

import java.util.List;

/**
 * One scan of a JPEG file, walked without making pixels: only to know how many of its units are there (ITU-T T.81, F.2 and
 * G.2).
 */
final class JpegScan {

    /**
     * A component of the scan, with the tables it is coded by.
     *
     * @param dc for the first coefficient of a block
     * @param ac for all others
     */
    record Part(JpegComponent component, HuffmanTable dc, HuffmanTable ac) {}

    /**
     * Which part of the coefficients it has.
     *
     * @param first 0..63
     * @param last 0..63, not before the first
     * @param refines bits that came before are refined by one
     */
    record Band(int first, int last, boolean refines, boolean progressive) {}

    private final List<Part> parts;
    private final Band band;
    private final JpegBitReader bits;
    private final int unitsWide;
    private final int units;
    private int emptyBlocks;

    /** @param frameUnits of the whole frame, for a scan of several components */
    JpegScan(List<Part> parts, Band band, ImageSize frameUnits, JpegBitReader bits) {
        this.parts = parts;
        this.band = band;
        this.bits = bits;
        JpegComponent alone = parts.getFirst().component();
        this.unitsWide = parts.size() > 1 ? frameUnits.widthPx() : alone.blocksWide;
        this.units = unitsWide * (parts.size() > 1 ? frameUnits.heightPx() : alone.blocksHigh);
    }

    int units() {
        return units;
    }

    int unitsWide() {
        return unitsWide;
    }

    /**
     * Walks the coded data.
     *
     * @param interval units between two restart markers; 0 if there are none
     * @return how many units are missing
     */
    int missing(int interval) {
        int missing = 0;
        int expected = 0;
        int unit = 0;
        while (unit < units) {
            int end = interval == 0 ? units : (int) Math.min(units, (long) unit + interval);
            missing += end - run(unit, end);
            unit = end;
            if (unit < units) {
                int number = bits.restart();
                if (number < 0) {
                    return missing + units - unit;
                }
                int lost = (number - expected) & 7;
                if (lost == 1 || lost == 2) { // as libjpeg: a marker or two were lost with their data
                    int skipped = (int) Math.min(units - unit, (long) lost * interval);
                    missing += skipped;
                    unit += skipped;
                }
                expected = (number + 1) & 7;
            }
        }
        return missing;
    }

    /** Up to a restart marker; gives the unit where the data ends, or {@code to}. */
    private int run(int from, int to) {
        emptyBlocks = 0;
        for (int unit = from; unit < to; unit++) {
            unit(unit);
            if (bits.isExhausted()) {
                return unit;
            }
        }
        return to;
    }

    private void unit(int unit) {
        int column = unit % unitsWide;
        int row = unit / unitsWide;
        if (parts.size() == 1) {
            block(parts.getFirst(), column, row);
            return;
        }
        for (Part part : parts) {
            JpegComponent component = part.component();
            for (int y = 0; y < component.vertical; y++) {
                for (int x = 0; x < component.horizontal; x++) {
                    block(part, column * component.horizontal + x, row * component.vertical + y);
                }
            }
        }
    }

    private void block(Part part, int column, int row) {
        if (!band.progressive()) {
            first(part);
            sequential(part);
        } else if (band.first() == 0) {
            if (band.refines()) {
                bits.skip(1);
            } else {
                first(part);
            }
        } else if (band.refines()) {
            refine(part, part.component().block(column, row));
        } else {
            progressive(part, part.component().block(column, row));
        }
    }

    private void first(Part part) {
        bits.skip(part.dc().decode(bits) & 15);
    }

    private void sequential(Part part) {
        int k = 1;
        while (k < JpegComponent.COEFFICIENTS) {
            int coded = part.ac().decode(bits);
            int size = coded & 15;
            if (size == 0 && coded >> 4 != 15) {
                return;
            }
            k += (coded >> 4) + 1;
            bits.skip(size);
        }
    }

    private void progressive(Part part, int block) {
        if (emptyBlocks > 0) {
            emptyBlocks--;
            return;
        }
        int k = band.first();
        while (k <= band.last()) {
            int coded = part.ac().decode(bits);
            int run = coded >> 4;
            int size = coded & 15;
            if (size == 0 && run != 15) {
                emptyBlocks = (1 << run) + bits.read(run) - 1;
                return;
            }
            k += run;
            if (size != 0 && k <= band.last()) {
                bits.skip(size);
                part.component().setNonZero(block, k);
            }
            k++;
        }
    }

    private void refine(Part part, int block) {
        int k = band.first();
        while (emptyBlocks == 0 && k <= band.last()) {
            int coded = part.ac().decode(bits);
            int run = coded >> 4;
            boolean isNew = (coded & 15) != 0;
            if (!isNew && run != 15) {
                emptyBlocks = (1 << run) + bits.read(run);
                break;
            }
            bits.skip(isNew ? 1 : 0);
            k = refineUpTo(part.component(), block, k, run);
            if (isNew && k <= band.last()) {
                part.component().setNonZero(block, k);
            }
            k++;
        }
        if (emptyBlocks > 0) {
            refineUpTo(part.component(), block, k, JpegComponent.COEFFICIENTS);
            emptyBlocks--;
        }
    }

    /** A bit for each coefficient that is not 0, up to behind so many that are. */
    private int refineUpTo(JpegComponent component, int block, int from, int zeros) {
        int left = zeros;
        int k = from;
        while (k <= band.last()) {
            if (component.isNonZero(block, k)) {
                bits.skip(1);
            } else if (left-- == 0) {
                break;
            }
            k++;
        }
        return k;
    }
}
