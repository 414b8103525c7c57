package app.selfie.imaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import org.jspecify.annotations.Nullable;

/**
 * How much of the picture a JPEG file's coded data really holds. A decoder makes the rest up, in one grey or by smearing the
 * last row, and says nothing of it; so a file could promise a large picture and hold a corner of one (decision 0024).
 *
 * <p>Takes about ten milliseconds for a megabyte of file, and no memory worth mentioning but 8 bytes for each block of a
 * progressive one.
 */
public final class JpegCoverage {

    /** What no eye finds missing: up to two rows of units, and never more than a fiftieth of the picture. */
    private static final int MAX_ROWS_MISSING = 2;

    private static final int MIN_SHARE = 50;

    private final byte[] file;
    private final List<JpegComponent> components = new ArrayList<>();
    private final @Nullable HuffmanTable[] dc = new HuffmanTable[4];
    private final @Nullable HuffmanTable[] ac = new HuffmanTable[4];
    private ImageSize units = new ImageSize(1, 1);
    private boolean progressive;
    private int interval;

    private JpegCoverage(byte[] file) {
        this.file = file;
    }

    /**
     * Whether every row is there, but for one or two.
     *
     * @param jpeg as {@link JpegMetadata#strip} gives it, with a size and a number of scans that are within limits. Not
     *     modified.
     */
    public static boolean isComplete(byte[] jpeg) {
        return problem(jpeg, true).isEmpty();
    }

    /** Whether it comes in several scans, for which a decoder keeps every coefficient. */
    static boolean comesInPasses(byte[] jpeg) {
        ByteView file = ByteView.of(jpeg);
        int components = 0;
        int at = 2;
        while (at + 10 <= jpeg.length) {
            int marker = file.int8(at + 1);
            if (marker == 0xDA) {
                return file.int8(at + 4) < components;
            }
            if (marker == 0xC2) {
                return true;
            }
            components = marker == 0xC0 || marker == 0xC1 ? file.int8(at + 9) : components;
            at += marker == 0xFF ? 1 : 2 + file.int16(at + 2, false);
        }
        return false;
    }

    /**
     * What is missing.
     *
     * @param ended whether the file has its end; else a progressive one needs its last pass, too
     * @return {@link PictureProblem#CUT_OFF}, or {@link PictureProblem#DAMAGED} if it is not put together as it should be
     */
    static Optional<PictureProblem> problem(byte[] jpeg, boolean ended) {
        try {
            JpegCoverage coverage = new JpegCoverage(jpeg);
            boolean whole =
                    coverage.walk() && (ended || coverage.components.stream().allMatch(JpegComponent::isFinal));
            return whole ? Optional.empty() : Optional.of(PictureProblem.CUT_OFF);
        } catch (IndexOutOfBoundsException e) { // a segment that is shorter than what it should hold
            return Optional.of(PictureProblem.DAMAGED);
        }
    }

    private boolean walk() {
        int at = 2;
        while (at + 4 <= file.length) {
            int marker = unsigned(at + 1);
            boolean data = unsigned(at) != 0xFF || marker == 0 || marker == 0xFF || (marker >= 0xD0 && marker <= 0xD7);
            if (data) {
                at++;
                continue;
            }
            ByteView segment = new ByteView(file, at + 4, int16(at + 2) - 2);
            at += 2 + int16(at + 2);
            switch (marker) {
                case 0xC0, 0xC1, 0xC2 -> frame(segment, marker == 0xC2);
                case 0xC4 -> tables(segment);
                case 0xDD -> interval = segment.int16(0, false);
                case 0xDA -> {
                    if (!scan(segment, at)) {
                        return false;
                    }
                }
                default -> {}
            }
        }
        return !components.isEmpty() && components.stream().allMatch(JpegComponent::isSeen);
    }

    private void frame(ByteView segment, boolean isProgressive) {
        progressive = isProgressive;
        int count = segment.int8(5);
        int most = 0;
        int mostDown = 0;
        for (int i = 0; i < count; i++) {
            most = Math.max(most, factor(segment.int8(7 + 3 * i) >> 4));
            mostDown = Math.max(mostDown, factor(segment.int8(7 + 3 * i) & 15));
        }
        int widthPx = segment.int16(3, false);
        int heightPx = segment.int16(1, false);
        units = new ImageSize(rounded(widthPx, 8 * most), rounded(heightPx, 8 * mostDown));
        components.clear();
        for (int i = 0; i < count; i++) {
            int horizontal = segment.int8(7 + 3 * i) >> 4;
            int vertical = segment.int8(7 + 3 * i) & 15;
            ImageSize blocks = new ImageSize(
                    rounded(rounded(widthPx * horizontal, most), 8),
                    rounded(rounded(heightPx * vertical, mostDown), 8));
            components.add(
                    new JpegComponent(segment.int8(6 + 3 * i), horizontal, vertical, blocks, units, progressive));
        }
    }

    private static int factor(int sampling) {
        if (sampling < 1 || sampling > 4) {
            throw new IndexOutOfBoundsException("sampling factors are 1 to 4, had " + sampling);
        }
        return sampling;
    }

    private static int rounded(int length, int by) {
        return (length + by - 1) / by;
    }

    private void tables(ByteView segment) {
        int at = 0;
        while (at + 17 <= segment.length()) {
            int place = segment.int8(at);
            int[] counts = new int[16];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = segment.int8(at + 1 + i);
            }
            int length = Arrays.stream(counts).sum();
            ByteView values = segment.part(at + 17, length);
            HuffmanTable table = new HuffmanTable(
                    counts, Arrays.copyOfRange(values.bytes(), values.offset(), values.offset() + length));
            (place >> 4 == 0 ? dc : ac)[place & 3] = table;
            at += 17 + length;
        }
    }

    /** False if too much of it is missing. */
    private boolean scan(ByteView segment, int dataAt) {
        int count = segment.int8(0);
        int spectral = 1 + 2 * count;
        JpegScan.Band band = progressive
                ? new JpegScan.Band(
                        segment.int8(spectral), segment.int8(spectral + 1), segment.int8(spectral + 2) >> 4 != 0, true)
                : new JpegScan.Band(0, JpegComponent.COEFFICIENTS - 1, false, false);
        boolean wrong = band.last() >= JpegComponent.COEFFICIENTS
                || band.first() > band.last()
                || (progressive && band.first() == 0 && band.last() != 0)
                || (progressive && band.first() > 0 && count != 1);
        if (wrong || count < 1 || count > 4) {
            throw new IndexOutOfBoundsException("no scan has those coefficients");
        }
        List<JpegScan.Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JpegComponent component = component(segment.int8(1 + 2 * i));
            int tables = segment.int8(2 + 2 * i);
            parts.add(new JpegScan.Part(component, table(dc, tables >> 4, true), table(ac, tables & 15, false)));
            component.reached(band.first(), band.last(), progressive ? segment.int8(spectral + 2) & 15 : 0);
        }
        JpegScan scan = new JpegScan(parts, band, units, new JpegBitReader(file, dataAt));
        int allowed = Math.min(MAX_ROWS_MISSING * scan.unitsWide(), scan.units() / MIN_SHARE);
        return scan.missing(interval) <= allowed;
    }

    private JpegComponent component(int id) {
        return components.stream()
                .filter(component -> component.id == id)
                .findFirst()
                .orElseThrow(() -> new IndexOutOfBoundsException("the frame has no component " + id));
    }

    /** Files from films leave the tables out; decoders take the standard's then. */
    private static HuffmanTable table(@Nullable HuffmanTable[] known, int place, boolean first) {
        HuffmanTable table = known[place & 3];
        if (table != null) {
            return table;
        }
        JPEGHuffmanTable standard;
        if (first) {
            standard = place == 0 ? JPEGHuffmanTable.StdDCLuminance : JPEGHuffmanTable.StdDCChrominance;
        } else {
            standard = place == 0 ? JPEGHuffmanTable.StdACLuminance : JPEGHuffmanTable.StdACChrominance;
        }
        return HuffmanTable.of(standard);
    }

    private int unsigned(int at) {
        return file[at] & 0xFF;
    }

    private int int16(int at) {
        return unsigned(at) << 8 | unsigned(at + 1);
    }
}
