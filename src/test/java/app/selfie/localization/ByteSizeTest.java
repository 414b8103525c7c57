package app.selfie.localization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same table as in byte-size.test.ts. */
class ByteSizeTest {

    private static final double KB = 1024;

    @ParameterizedTest
    @CsvSource({
        "0, 0 kB",
        "0.001, 0.1 kB",
        "0.293, 0.3 kB",
        "5, 5 kB",
        "312, 312 kB",
        "999.6, 1 MB",
        "1638.4, 1.6 MB",
        "10199, 10 MB",
        "48844.8, 48 MB",
        "1048576, 1 GB",
        "2621440, 2.5 GB",
        "2097152000, '2,000 GB'"
    })
    void writesTenthsBelowTenAndWholeOnesAbove(double kilobytes, String expected) {
        assertThat(ByteSize.format(Math.round(kilobytes * KB), Locale.ENGLISH)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1.6 MB", "en-GB, 1.6 MB", "de, '1,6 MB'"})
    void writesThemAsTheLanguageDoes(String language, String expected) {
        assertThat(ByteSize.format(Math.round(1638.4 * KB), Locale.forLanguageTag(language))
                        .replace('\u00A0', ' '))
                .isEqualTo(expected);
    }
}
