package app.selfie.imaging;

import java.util.Random;

/** A process that decodes thousands of damaged pictures, as a stranger could send them. Its argument: whether it limits. */
final class MutatedPictures {

    private MutatedPictures() {}

    public static void main(String[] arguments) throws Exception {
        if (Boolean.parseBoolean(arguments[0])) {
            NativeErrorStream.limit();
        }
        Random random = new Random(9);
        byte[] jpeg = SamplePictures.jpeg(64, 48);
        byte[] png = SamplePictures.png(64, 48, java.awt.image.BufferedImage.TYPE_3BYTE_BGR, false);
        try (JpegCodec codec = new JpegCodec();
                Matte matte = new Matte();
                PngCodec mattes = new PngCodec()) {
            for (int i = 0; i < 4000; i++) {
                byte[] broken = PictureFilesTest.mutated(jpeg, random);
                boolean sane = JpegHeader.read(broken, 0, broken.length)
                        .filter(header -> header.size().pixels() < 1 << 20)
                        .isPresent();
                if (sane) {
                    codec.decode(broken, 0, broken.length).ifPresent(Frame::close);
                }
                byte[] brokenPng = png.clone();
                brokenPng[60 + random.nextInt(png.length - 80)] ^= 8;
                mattes.decode(brokenPng, matte);
            }
        }
        System.err.println("from Java: ä");
    }
}
