package app.selfie.imaging;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;

/**
 * A process that does with pictures whatever can be done, again and again, and says on standard output how many native
 * objects are there at the end that were not there after the first time.
 */
final class EveryOperation {

    private static final int TIMES = 20;
    private static final ImageSize SIZE = new ImageSize(96, 64);
    private static final ImageSize SMALL = new ImageSize(48, 32);
    private static final Region REGION = new Region(16, 8, 48, 40);
    private static final int GRID_WIDTH = 12;
    private static final int GRID_HEIGHT = 8;

    private final float[] probability = new float[GRID_WIDTH * GRID_HEIGHT];
    private final byte[] weight = new byte[3 * GRID_WIDTH * GRID_HEIGHT];

    private EveryOperation() {
        for (int i = 0; i < probability.length; i++) {
            probability[i] = i / (float) probability.length;
            weight[i] = (byte) i;
        }
    }

    public static void main(String[] arguments) {
        EveryOperation operations = new EveryOperation();
        operations.run();
        long before = Pointer.totalCount();
        if (before == 0) {
            throw new IllegalStateException("nothing is counted");
        }
        for (int i = 0; i < TIMES; i++) {
            operations.run();
        }
        System.out.println("native objects left: " + (Pointer.totalCount() - before));
    }

    private void run() {
        try (Frame frame = Frame.of(SIZE, new byte[3 * 96 * 64]);
                Matte matte = new Matte()) {
            scale(frame);
            cover(matte);
            files(frame, matte);
            effects(frame, matte);
        }
        List.of(
                        SamplePictures.oriented(SamplePictures.jpeg(96, 64), 6),
                        SamplePictures.greyJpeg(96, 64),
                        SamplePictures.cyanCmykJpeg(96, 64),
                        SamplePictures.png(96, 64, BufferedImage.TYPE_INT_ARGB, false),
                        SamplePictures.png(96, 64, BufferedImage.TYPE_USHORT_GRAY, false),
                        transparentGrey(),
                        SamplePictures.webp(96, 64, 80, true))
                .forEach(EveryOperation::decode);
    }

    private static void scale(Frame frame) {
        try (Frame small = Frame.allocate(SMALL);
                Frame mirrored = frame.mirrored()) {
            mirrored.mirror();
            frame.stretchTo(REGION, small);
            frame.resampleTo(REGION, small);
            frame.stretchInto(REGION, small, new Region(4, 4, 20, 20));
            frame.shrinkTo(small);
        }
        try (ColourPlanes planes = new ColourPlanes(SIZE)) {
            planes.fill(frame);
        }
    }

    private void cover(Matte matte) {
        EdgeCurve edge = EdgeCurve.DEFAULT;
        matte.cover(SMALL, probability, GRID_WIDTH, GRID_HEIGHT, SMALL.whole(), edge);
        matte.cover(SIZE, probability, GRID_WIDTH, GRID_HEIGHT, REGION, edge);
        ProbabilityGrid mask = new ProbabilityGrid(probability, GRID_WIDTH, GRID_HEIGHT, SIZE.whole());
        matte.coverMean(SIZE, List.of(mask, mask), REGION, edge);
        matte.mirror();
    }

    private static void files(Frame frame, Matte matte) {
        try (JpegCodec jpeg = new JpegCodec();
                PngCodec png = new PngCodec()) {
            byte[] file = jpeg.encode(frame, 80);
            jpeg.encodeFine(frame, 95);
            jpeg.decode(file, 0, file.length).ifPresent(Frame::close);
            jpeg.decode(file, 0, file.length / 2).ifPresent(Frame::close);
            jpeg.decode("not a picture".getBytes(StandardCharsets.UTF_8), 0, 13).ifPresent(Frame::close);
            png.encode(frame);
            png.encode(SMALL, new byte[4 * 48 * 32]);
            byte[] opacities = png.encode(matte);
            png.decode(opacities, matte);
            png.decode(SamplePictures.slice(opacities, 0, 40), matte);
        }
    }

    private void effects(Frame frame, Matte matte) {
        try (MaskedBlur around = new MaskedBlur();
                GaussianBlur blur = new GaussianBlur();
                Retouch retouch = new Retouch();
                Frame small = Frame.allocate(SMALL)) {
            around.blur(frame, matte, 0.5f);
            small.pixels().fill((byte) 0);
            matte.cover(SMALL, probability, GRID_WIDTH, GRID_HEIGHT, SMALL.whole(), EdgeCurve.DEFAULT);
            around.blur(small, matte, 1);
            IntStream.rangeClosed(1, 6).forEach(px -> blur.blur(frame, px, frame));
            blur.blur(new byte[4 * 48 * 32], SMALL, 4, 3);
            retouch.blur(frame, weight, GRID_WIDTH, GRID_HEIGHT, 1, REGION, 4);
            retouch.tint(frame, weight, weight, GRID_WIDTH, GRID_HEIGHT, REGION);
            retouch.line(frame, 1, 2, 50, 60, 3, 0xFF8800);
            retouch.disc(frame, 30, 30, 8, 0x0088FF);
        }
    }

    /** 8-bit grey of which level 0 cannot be seen. */
    private static byte[] transparentGrey() {
        byte[] rows = new byte[64 * 97];
        byte[] file = SamplePictures.crafted(96, 64, 8, 0, rows);
        return SamplePictures.join(
                SamplePictures.slice(file, 0, 33),
                SamplePictures.chunk("tRNS", new byte[2]),
                SamplePictures.slice(file, 33, file.length));
    }

    private static void decode(byte[] file) {
        switch (PictureFiles.check(file)) {
            case PictureFile.Decodable good -> {
                PictureDecoder.decode(good, SMALL, 4096)
                        .orElseThrow(() -> new IllegalStateException("a good picture was not decoded"))
                        .close();
            }
            case PictureFile.Refused refused ->
                throw new IllegalStateException("a good picture was refused: " + refused);
        }
    }
}
