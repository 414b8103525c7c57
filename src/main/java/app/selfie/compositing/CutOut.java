package app.selfie.compositing;

import app.selfie.imaging.Frame;
import app.selfie.imaging.Matte;
import app.selfie.imaging.PngCodec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A person without any backdrop, to be laid over another by whoever opens the picture. At the edge the colours are the
 * person's own, by {@link EdgeColour}; where nobody is there is nothing, not even a hidden colour: whoever gives the
 * picture away does not give their room away. Not thread-safe.
 */
public final class CutOut {

    private final EdgeColour edge = new EdgeColour();

    /**
     * The person of a frame.
     *
     * @param frame the frame the matte was made from. Not modified.
     * @param matte not modified
     * @return a new array: blue, green, red, opacity per pixel, not premultiplied, rows from the top
     * @throws IllegalArgumentException if the sizes differ, naming both
     */
    public byte[] bgra(Frame frame, Matte matte) {
        if (!matte.size().equals(frame.size())) {
            throw new IllegalArgumentException("the matte is " + matte.size() + ", the frame " + frame.size());
        }
        int width = frame.size().widthPx();
        int height = frame.size().heightPx();
        byte[] bgra = new byte[Math.toIntExact(frame.size().pixels() * PngCodec.CHANNELS_WITH_OPACITY)];
        byte[] filmed = new byte[width * Frame.CHANNELS];
        byte[] opacities = matte.opacities();
        for (int y = 0; y < height; y++) {
            MemorySegment.copy(
                    frame.pixels(), ValueLayout.JAVA_BYTE, (long) y * filmed.length, filmed, 0, filmed.length);
            for (int x = 0; x < width; x++) {
                int a = opacities[y * width + x] & 0xFF;
                if (a != 0) {
                    edge.find(frame, opacities, x, y, filmed, x * Frame.CHANNELS);
                    int at = (y * width + x) * PngCodec.CHANNELS_WITH_OPACITY;
                    bgra[at] = (byte) edge.blue();
                    bgra[at + 1] = (byte) edge.green();
                    bgra[at + 2] = (byte) edge.red();
                    bgra[at + 3] = (byte) a;
                }
            }
        }
        return bgra;
    }
}
