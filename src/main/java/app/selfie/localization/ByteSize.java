package app.selfie.localization;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.number.Precision;
import com.ibm.icu.util.MeasureUnit;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/**
 * Sizes as people read them, the same everywhere: 312 kB, 1.6 MB, 48 MB, in steps of 1024 as settings and limits count. The
 * browser's twin is {@code byte-size.ts}. See decision 0020.
 */
public final class ByteSize {

    private static final List<MeasureUnit> UNITS =
            List.of(MeasureUnit.KILOBYTE, MeasureUnit.MEGABYTE, MeasureUnit.GIGABYTE);

    private static final int STEP = 1024;

    /** Four digits are one unit too small. */
    private static final int MAX_OF_A_UNIT = 999;

    /** From here on whole ones are enough. */
    private static final int TENTHS_BELOW = 10;

    /** Of something there is never nothing. */
    private static final double LEAST = 0.1;

    private ByteSize() {}

    /**
     * A number of bytes for people to read.
     *
     * @param bytes 0 or more
     */
    public static String format(long bytes, Locale locale) {
        double value = (double) bytes / STEP;
        int unit = 0;
        while (Math.round(value) > MAX_OF_A_UNIT && unit < UNITS.size() - 1) {
            value /= STEP;
            unit++;
        }
        return NumberFormatter.withLocale(locale)
                .unit(UNITS.get(unit))
                .unitWidth(UnitWidth.SHORT)
                .precision(Precision.maxFraction(value < TENTHS_BELOW ? 1 : 0))
                .roundingMode(RoundingMode.HALF_UP)
                .format(bytes > 0 ? Math.max(LEAST, value) : 0)
                .toString();
    }
}
