package app.selfie.imaging;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Picture files of every kind, written by other encoders than the product's decoder where there is one. The picture is four
 * quarters: red, green over blue, white.
 */
public final class SamplePictures {

    private SamplePictures() {}

    public static BufferedImage quarters(int widthPx, int heightPx, int type) {
        BufferedImage image = new BufferedImage(widthPx, heightPx, type);
        Graphics2D graphics = image.createGraphics();
        int x = widthPx / 2;
        int y = heightPx / 2;
        fill(graphics, Color.RED, 0, 0, x, y);
        fill(graphics, Color.GREEN, x, 0, widthPx - x, y);
        fill(graphics, Color.BLUE, 0, y, x, heightPx - y);
        fill(graphics, Color.WHITE, x, y, widthPx - x, heightPx - y);
        graphics.dispose();
        return image;
    }

    private static void fill(Graphics2D graphics, Color colour, int x, int y, int width, int height) {
        graphics.setColor(colour);
        graphics.fillRect(x, y, width, height);
    }

    public static byte[] jpeg(int widthPx, int heightPx) {
        return write(quarters(widthPx, heightPx, BufferedImage.TYPE_3BYTE_BGR), "jpeg", false);
    }

    public static byte[] progressiveJpeg(int widthPx, int heightPx) {
        return write(quarters(widthPx, heightPx, BufferedImage.TYPE_3BYTE_BGR), "jpeg", true);
    }

    public static byte[] greyJpeg(int widthPx, int heightPx) {
        return write(quarters(widthPx, heightPx, BufferedImage.TYPE_BYTE_GRAY), "jpeg", false);
    }

    /** Four channels, cyan over the whole of it, stored inverted as Adobe's programs do. */
    public static byte[] cyanCmykJpeg(int widthPx, int heightPx) {
        WritableRaster raster = Raster.createInterleavedRaster(0, widthPx, heightPx, 4, null);
        for (int y = 0; y < heightPx; y++) {
            for (int x = 0; x < widthPx; x++) {
                raster.setPixel(x, y, new int[] {0, 255, 255, 255});
            }
        }
        byte[] plain = writeRaster(raster);
        byte[] adobe = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return join(slice(plain, 0, 2), adobe, slice(plain, 2, plain.length));
    }

    public static byte[] png(int widthPx, int heightPx, int type, boolean interlaced) {
        return write(quarters(widthPx, heightPx, type), "png", interlaced);
    }

    public static byte[] png(BufferedImage image) {
        return write(image, "png", false);
    }

    /** Two colours of a palette, of which the first is transparent. */
    public static byte[] transparentPalettePng(int widthPx, int heightPx) {
        IndexColorModel palette =
                new IndexColorModel(1, 2, new byte[] {0, 0}, new byte[] {0, 0}, new byte[] {0, (byte) 255}, 0);
        BufferedImage image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_BYTE_BINARY, palette);
        for (int y = 0; y < heightPx; y++) {
            for (int x = widthPx / 2; x < widthPx; x++) {
                image.getRaster().setSample(x, y, 0, 1);
            }
        }
        return write(image, "png", false);
    }

    /**
     * A WebP file of four colours.
     *
     * @param quality 1 to 100 lossy, above that lossless
     */
    public static byte[] webp(int widthPx, int heightPx, int quality, boolean transparentLeft) {
        BufferedImage image = quarters(widthPx, heightPx, BufferedImage.TYPE_INT_ARGB);
        OpenCv.load();
        int channels = transparentLeft ? 4 : 3;
        byte[] pixels = new byte[widthPx * heightPx * channels];
        for (int i = 0; i < widthPx * heightPx; i++) {
            int argb = image.getRGB(i % widthPx, i / widthPx);
            pixels[channels * i] = (byte) argb;
            pixels[channels * i + 1] = (byte) (argb >> 8);
            pixels[channels * i + 2] = (byte) (argb >> 16);
            if (transparentLeft) {
                pixels[4 * i + 3] = (byte) (i % widthPx < widthPx / 2 ? 0 : 255);
            }
        }
        try (Mat mat = new Mat(heightPx, widthPx, opencv_core.CV_8UC(channels))) {
            OpenCv.put(pixels, pixels.length, mat);
            return encoded(".webp", mat, opencv_imgcodecs.IMWRITE_WEBP_QUALITY, quality);
        }
    }

    /** A picture as OpenCV writes it with the given parameters, pairs of a name and a value. */
    static byte[] encoded(String extension, Mat mat, int... parameters) {
        try (IntPointer options = new IntPointer(parameters)) {
            return OpenCv.encode(extension, mat, options, 0);
        }
    }

    /** A JPEG file with an EXIF segment that says how it was held. */
    public static byte[] oriented(byte[] jpeg, int exifOrientation) {
        byte[] tiff = tiff(exifOrientation, true);
        ByteBuffer segment = ByteBuffer.allocate(10 + tiff.length);
        segment.putShort((short) 0xFFE1)
                .putShort((short) (8 + tiff.length))
                .put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1))
                .put(tiff);
        return join(slice(jpeg, 0, 2), segment.array(), slice(jpeg, 2, jpeg.length));
    }

    static byte[] tiff(int exifOrientation, boolean littleEndian) {
        return ByteBuffer.allocate(26)
                .order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .put((littleEndian ? "II" : "MM").getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) exifOrientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    /** A PNG file of a few bytes that says it has these sides; what it holds is {@code content}, compressed. */
    public static byte[] crafted(int widthPx, int heightPx, int depth, int type, byte[] content) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(widthPx)
                .putInt(heightPx)
                .put((byte) depth)
                .put((byte) type)
                .put(new byte[3])
                .array();
        return join(
                PngFile.SIGNATURE.getBytes(StandardCharsets.ISO_8859_1),
                chunk("IHDR", header),
                chunk("IDAT", deflated(content)),
                chunk("IEND", new byte[0]));
    }

    static byte[] deflated(byte[] content) {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    static byte[] chunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) checksum.getValue())
                .array();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] write(BufferedImage image, String format, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (progressive) {
                parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            if (format.equals("jpeg")) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(0.95f);
            }
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] writeRaster(Raster raster) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
