package app.selfie.compositing;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.MaskedBlur;
import app.selfie.imaging.Matte;
import app.selfie.imaging.Picture;
import app.selfie.imaging.Region;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Lays a person over a backdrop. An instance keeps its buffers between calls: one per worker, closed by its owner. Not
 * thread-safe.
 *
 * <p>Most pixels are wholly the person's or wholly the backdrop's. The picture is composed in the frame itself: runs of
 * opacity 255 stay where they are, runs of 0 are copied over from the backdrop, and only the pixels between are computed;
 * eight opacities are looked at in one step.
 */
public final class Compositor implements AutoCloseable {

    private static final VarHandle EIGHT_OPACITIES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ALL_BACKDROP = 0L;
    private static final long ALL_PERSON = -1L;
    private static final long MIXED = 1L;

    private final MaskedBlur surroundings = new MaskedBlur();
    private final EdgeColour edge = new EdgeColour();
    private byte[] allBackdrop = new byte[0];
    private byte[] allPerson = new byte[0];
    private byte[] person = new byte[0];
    private byte[] behind = new byte[0];
    private byte[] colourRow = new byte[0];

    /**
     * Lays the person of {@code frame} over {@code backdrop}, in place:
     * {@code out = (a * person + (255 - a) * backdrop + 127) / 255}, per channel, with a the opacity 0..255 and the
     * person's colour at an edge by {@link EdgeColour}.
     *
     * @param frame the frame the matte was made from; overwritten with the composed picture
     * @param matte not modified
     * @throws IllegalArgumentException if the sizes differ, naming both
     */
    public void compose(Frame frame, Matte matte, Backdrop backdrop) {
        if (backdrop instanceof Backdrop.None) {
            return;
        }
        requireSameSize("matte", matte.size(), frame);
        reserve(frame.size());
        long rowBytes = (long) frame.size().widthPx() * Frame.CHANNELS;
        switch (backdrop) {
            case Backdrop.None() -> {}
            case Backdrop.Plain(int rgb) ->
                compose(frame, matte, rowOf(rgb, frame.size().widthPx()), 0);
            case Backdrop.Blur(float strength) ->
                compose(frame, matte, surroundings.blur(frame, matte, strength), rowBytes);
            case Backdrop.Scene(Picture picture) -> {
                requireSameSize("backdrop", picture.size(), frame);
                compose(frame, matte, picture.pixels(), rowBytes);
            }
        }
    }

    /**
     * @param backdrop blue, green, red per pixel. Not modified.
     * @param stride from one of its rows to the next, in bytes; 0 where all rows are the same
     */
    private void compose(Frame frame, Matte matte, MemorySegment backdrop, long stride) {
        MemorySegment pixels = frame.pixels();
        Region covered = matte.covered();
        int width = frame.size().widthPx();
        for (int y = 0; y < frame.size().heightPx(); y++) {
            long row = (long) y * width * Frame.CHANNELS;
            if (y < covered.yPx() || y >= covered.bottomPx()) {
                copy(backdrop, y * stride, pixels, row, 0, width);
            } else {
                copy(backdrop, y * stride, pixels, row, 0, covered.xPx());
                composeRow(frame, matte, y, backdrop, y * stride);
                copy(backdrop, y * stride, pixels, row, covered.rightPx(), width);
            }
        }
    }

    /** The part of row {@code y} that the matte covers. */
    private void composeRow(Frame frame, Matte matte, int y, MemorySegment backdrop, long behindRow) {
        MemorySegment pixels = frame.pixels();
        byte[] opacities = matte.opacities();
        int first = y * frame.size().widthPx();
        long row = (long) first * Frame.CHANNELS;
        int last = matte.covered().rightPx();
        int x = matte.covered().xPx();
        while (x < last) {
            int start = x;
            long kind = eightAt(opacities, first + x, last - x);
            if (kind == ALL_BACKDROP) {
                x = endOfRun(opacities, first, x, last, allBackdrop);
                copy(backdrop, behindRow, pixels, row, start, x);
            } else if (kind == ALL_PERSON) {
                x = endOfRun(opacities, first, x, last, allPerson);
            } else {
                do {
                    x += Long.BYTES;
                } while (x < last && eightAt(opacities, first + x, last - x) == MIXED);
                x = Math.min(x, last);
                mix(frame, matte, y, backdrop, behindRow, start, x);
            }
        }
    }

    /** Where the opacities from {@code fromX} on are no longer those of {@code run}, at most {@code last}. */
    private static int endOfRun(byte[] opacities, int first, int fromX, int last, byte[] run) {
        int same = Arrays.mismatch(opacities, first + fromX, first + last, run, 0, last - fromX);
        return same < 0 ? last : fromX + same;
    }

    /** {@link #ALL_BACKDROP}, {@link #ALL_PERSON} or {@link #MIXED}: what eight opacities are, if so many are left. */
    private static long eightAt(byte[] opacities, int at, int left) {
        if (left < Long.BYTES) {
            return MIXED;
        }
        long eight = (long) EIGHT_OPACITIES.get(opacities, at);
        return eight == ALL_BACKDROP || eight == ALL_PERSON ? eight : MIXED;
    }

    /** Computes the pixels {@code start} to {@code end} of row {@code y}. */
    private void mix(Frame frame, Matte matte, int y, MemorySegment backdrop, long behindRow, int start, int end) {
        MemorySegment pixels = frame.pixels();
        byte[] opacities = matte.opacities();
        int first = y * frame.size().widthPx();
        long from = (long) start * Frame.CHANNELS;
        long row = (long) first * Frame.CHANNELS;
        int bytes = (end - start) * Frame.CHANNELS;
        MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, row + from, person, 0, bytes);
        MemorySegment.copy(backdrop, ValueLayout.JAVA_BYTE, behindRow + from, behind, 0, bytes);
        for (int x = start, at = 0; x < end; x++, at += Frame.CHANNELS) {
            int a = opacities[first + x] & 0xFF;
            if (a == EdgeColour.OPAQUE) {
                behind[at] = person[at];
                behind[at + 1] = person[at + 1];
                behind[at + 2] = person[at + 2];
            } else if (a != 0) {
                edge.find(frame, opacities, x, y, person, at);
                behind[at] = (byte) EdgeColour.mix(a, edge.blue(), behind[at] & 0xFF);
                behind[at + 1] = (byte) EdgeColour.mix(a, edge.green(), behind[at + 1] & 0xFF);
                behind[at + 2] = (byte) EdgeColour.mix(a, edge.red(), behind[at + 2] & 0xFF);
            }
        }
        MemorySegment.copy(behind, 0, pixels, ValueLayout.JAVA_BYTE, row + from, bytes);
    }

    /** The pixels of one row from {@code fromX} to {@code toX}. */
    private static void copy(
            MemorySegment backdrop, long behindRow, MemorySegment pixels, long row, int fromX, int toX) {
        long from = (long) fromX * Frame.CHANNELS;
        MemorySegment.copy(backdrop, behindRow + from, pixels, row + from, (long) (toX - fromX) * Frame.CHANNELS);
    }

    private MemorySegment rowOf(int rgb, int widthPx) {
        for (int at = 0; at < widthPx * Frame.CHANNELS; at += Frame.CHANNELS) {
            colourRow[at] = (byte) rgb;
            colourRow[at + 1] = (byte) (rgb >> 8);
            colourRow[at + 2] = (byte) (rgb >> 16);
        }
        return MemorySegment.ofArray(colourRow);
    }

    private void reserve(ImageSize size) {
        if (colourRow.length < size.widthPx() * Frame.CHANNELS) {
            colourRow = new byte[size.widthPx() * Frame.CHANNELS];
            person = new byte[colourRow.length];
            behind = new byte[colourRow.length];
            allBackdrop = new byte[size.widthPx()];
            allPerson = new byte[size.widthPx()];
            Arrays.fill(allPerson, (byte) EdgeColour.OPAQUE);
        }
    }

    private static void requireSameSize(String what, ImageSize found, Frame frame) {
        if (!found.equals(frame.size())) {
            throw new IllegalArgumentException("the " + what + " is " + found + ", the frame " + frame.size());
        }
    }

    @Override
    public void close() {
        surroundings.close();
    }
}
