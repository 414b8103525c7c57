package app.selfie.sharing.ui;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads QR codes as a telephone does: from pixels. */
public final class QrReader {

    private static final int PIXELS_PER_MODULE = 8;

    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"");

    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

    private QrReader() {}

    /** What the code in a picture says. */
    public static String read(BufferedImage picture) throws ReaderException {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        return decode(new RGBLuminanceSource(width, height, pixels));
    }

    /** What the code says that {@link QrCode} drew. */
    static String read(String svg) throws ReaderException {
        Matcher size = SIZE.matcher(svg);
        if (!size.find()) {
            throw NotFoundException.getNotFoundInstance();
        }
        int side = Integer.parseInt(size.group(1)) * PIXELS_PER_MODULE;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher modules = MODULE.matcher(svg);
        while (modules.find()) {
            int left = Integer.parseInt(modules.group(1)) * PIXELS_PER_MODULE;
            int top = Integer.parseInt(modules.group(2)) * PIXELS_PER_MODULE;
            for (int y = top; y < top + PIXELS_PER_MODULE; y++) {
                Arrays.fill(pixels, y * side + left, y * side + left + PIXELS_PER_MODULE, 0);
            }
        }
        return decode(new RGBLuminanceSource(side, side, pixels));
    }

    private static String decode(LuminanceSource source) throws ReaderException {
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))
                .getText();
    }
}
