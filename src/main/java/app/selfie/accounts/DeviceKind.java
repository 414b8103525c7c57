package app.selfie.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device is called in plain words. Only these words are kept of what a browser says about itself.
 *
 * @param browser such as "Firefox", at most 20 chars; empty if unknown
 * @param system such as "Windows", at most 20 chars; empty if unknown
 */
record DeviceKind(String browser, String system) {

    static final DeviceKind UNKNOWN = new DeviceKind("", "");

    /** Of a User-Agent header, nothing behind is read. */
    private static final int MAX_READ = 500;

    /** A word in the header and whose it is. Browsers claim to be others as well, so the rarer ones come first. */
    private record Sign(String word, String name) {}

    private static final List<Sign> BROWSERS = List.of(
            new Sign("MicroMessenger/", "WeChat"),
            new Sign("Edg", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("SamsungBrowser/", "Samsung Internet"),
            new Sign("Firefox/", "Firefox"),
            new Sign("FxiOS/", "Firefox"),
            new Sign("CriOS/", "Chrome"),
            new Sign("Chrome/", "Chrome"),
            new Sign("Safari/", "Safari"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("HarmonyOS", "HarmonyOS"),
            new Sign("OpenHarmony", "HarmonyOS"),
            new Sign("Android", "Android"),
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Windows", "Windows"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Mac OS X", "macOS"),
            new Sign("Linux", "Linux"));

    /** @param userAgent the header, null if there was none */
    static DeviceKind of(@Nullable String userAgent) {
        if (userAgent == null) {
            return UNKNOWN;
        }
        String read = userAgent.substring(0, Math.min(MAX_READ, userAgent.length()));
        return new DeviceKind(find(BROWSERS, read), find(SYSTEMS, read));
    }

    private static String find(List<Sign> signs, String header) {
        return signs.stream()
                .filter(sign -> header.contains(sign.word()))
                .map(Sign::name)
                .findFirst()
                .orElse("");
    }
}
