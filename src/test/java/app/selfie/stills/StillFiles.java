package app.selfie.stills;

import app.selfie.backgrounds.BackdropChoice;
import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.portrait.Portrait;
import app.selfie.portrait.Pose;
import app.selfie.segmentation.ModelId;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Files as a camera sends them, and as it does not. */
final class StillFiles {

    static final ModelId MODEL = new ModelId("selfie");
    static final Instant TAKEN = Instant.parse("2026-11-22T15:30:40Z");

    private StillFiles() {}

    static Recipe recipe(BackdropChoice backdrop, boolean mirrored) {
        return new Recipe(backdrop, mirrored, EdgeCurve.DEFAULT, MODEL, TAKEN);
    }

    /** The drawn person, a good way left of the middle. */
    static byte[] portrait(ImageSize size) {
        BufferedImage drawing = new Portrait(size.widthPx(), size.heightPx()).picture(new Pose(0.35, 0.3, 0.1));
        return jpeg(size, ((DataBufferByte) drawing.getRaster().getDataBuffer()).getData());
    }

    static byte[] grey(ImageSize size) {
        byte[] bgr = new byte[Math.toIntExact(size.pixels() * Frame.CHANNELS)];
        Arrays.fill(bgr, (byte) 100);
        return jpeg(size, bgr);
    }

    static byte[] jpeg(ImageSize size, byte[] bgr) {
        try (JpegCodec codec = new JpegCodec();
                Frame frame = Frame.of(size, bgr)) {
            return codec.encode(frame, 92);
        }
    }

    static byte[] png(ImageSize size) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            BufferedImage image = new BufferedImage(size.widthPx(), size.heightPx(), BufferedImage.TYPE_3BYTE_BGR);
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] progressive(ImageSize size) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(output);
            BufferedImage image = new BufferedImage(size.widthPx(), size.heightPx(), BufferedImage.TYPE_3BYTE_BGR);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The file with an EXIF segment that says where it was taken. */
    static byte[] withExif(byte[] jpeg, String secret) {
        byte[] text = ("Exif\0\0" + secret).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(jpeg, 0, 2);
        file.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (text.length + 2)});
        file.writeBytes(text);
        file.write(jpeg, 2, jpeg.length - 2);
        return file.toByteArray();
    }

    /** Blue, green, red of every pixel. */
    static byte[] pixels(byte[] jpeg) {
        try (JpegCodec codec = new JpegCodec();
                Frame frame = codec.decode(jpeg, 0, jpeg.length).orElseThrow()) {
            return frame.toBgr();
        }
    }

    /** Left and right swapped. */
    static byte[] flipped(byte[] bytes, int widthPx, int channels) {
        byte[] out = new byte[bytes.length];
        for (int i = 0; i < bytes.length / channels; i++) {
            int mirror = i - i % widthPx + widthPx - 1 - i % widthPx;
            System.arraycopy(bytes, i * channels, out, mirror * channels, channels);
        }
        return out;
    }
}
