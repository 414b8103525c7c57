package app.selfie.localization;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * The time zone of the person at the browser, in the one way in which the whole product reads it. A browser tells two
 * things: the zone's name, and by how much its clock is ahead of UTC now. The offset is what counts where this Java does not
 * know the name, as of {@code Etc/Unknown}, or of a zone that is younger than this Java; nothing is ever refused. See
 * decision 0020.
 */
public final class ClientZone {

    /** The parameter of an address with the zone's name. */
    private static final String NAME = "zone";

    /** The parameter with the minutes by which the browser's clock is ahead of UTC. */
    private static final String OFFSET = "utcOffset";

    /** The longest name there is has half of it. */
    private static final int MAX_NAME_CHARACTERS = 64;

    private static final int SECONDS_PER_MINUTE = 60;

    private ClientZone() {}

    /**
     * The zone of that name, or of that clock where Java does not know the name.
     *
     * @param name as in Asia/Shanghai; null or empty where the browser does not tell
     * @param utcOffsetMinutes by which its clock is ahead of UTC; taken as 0 outside of ±18 hours
     */
    public static ZoneId of(@Nullable String name, int utcOffsetMinutes) {
        if (name != null && !name.isEmpty() && name.length() <= MAX_NAME_CHARACTERS) {
            try {
                return ZoneId.of(name);
            } catch (DateTimeException e) { // a zone that this Java does not know
                return offset(utcOffsetMinutes);
            }
        }
        return offset(utcOffsetMinutes);
    }

    private static ZoneId offset(int minutes) {
        try {
            return ZoneOffset.ofTotalSeconds(Math.multiplyExact(minutes, SECONDS_PER_MINUTE));
        } catch (ArithmeticException | DateTimeException e) { // no clock on Earth
            return ZoneOffset.UTC;
        }
    }

    /** Reads both parameters of an address; whatever is no number or not there is no offset. */
    public static ZoneId ofParameters(Function<String, @Nullable String> parameter) {
        String minutes = parameter.apply(OFFSET);
        try {
            return of(parameter.apply(NAME), minutes == null ? 0 : Integer.parseInt(minutes));
        } catch (NumberFormatException e) {
            return of(parameter.apply(NAME), 0);
        }
    }

    /** The zone as the parameter of an address that this server gives out, such as {@code zone=Etc%2FGMT%2B8}. */
    public static String toParameter(ZoneId zone) {
        return NAME + "=" + UriUtils.encode(zone.getId(), StandardCharsets.UTF_8);
    }
}
