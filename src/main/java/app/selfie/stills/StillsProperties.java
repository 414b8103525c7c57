package app.selfie.stills;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of stills.
 *
 * @param atOnce stills in work at once; 0 means half as many as the machine has cores: the live streams have as many
 *     threads as cores, so they keep at least two thirds of the machine while every still that may be is in work
 * @param mostWaiting stills that wait for their turn; more are told that the server is busy
 * @param mostPerPerson stills of one person in work or waiting: a burst of four and some impatience
 * @param patience how long a still waits for its turn before the server is called busy
 * @param maxFile longest file that is taken; a 1920x1080 frame at quality 0.95 has about 1 MB
 * @param uploadMemory files that are arriving or in work, all together
 * @param uploadTime how long a file may take to arrive; a phone on a bad network sends 1 MB in 20 seconds
 * @param burst stills that one person may send at once
 * @param refill time after which one more may be sent
 */
@ConfigurationProperties("selfie.stills")
record StillsProperties(
        @DefaultValue("0") int atOnce,
        @DefaultValue("16") int mostWaiting,
        @DefaultValue("6") int mostPerPerson,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("6MB") DataSize maxFile,
        @DefaultValue("64MB") DataSize uploadMemory,
        @DefaultValue("30s") Duration uploadTime,
        @DefaultValue("12") int burst,
        @DefaultValue("1s") Duration refill) {

    StillsProperties {
        require(atOnce >= 0, "at-once", "0 or more", atOnce);
        require(mostWaiting >= 0, "most-waiting", "0 or more", mostWaiting);
        require(mostPerPerson >= 1, "most-per-person", "1 or more", mostPerPerson);
        require(patience.isPositive(), "patience", "longer than nothing", patience);
        require(maxFile.toBytes() >= 1024 && maxFile.toMegabytes() <= 64, "max-file", "1KB to 64MB", maxFile);
        require(uploadMemory.compareTo(maxFile) >= 0, "upload-memory", "max-file or more", uploadMemory);
        require(uploadMemory.toGigabytes() <= 16, "upload-memory", "at most 16GB", uploadMemory);
        require(uploadTime.isPositive(), "upload-time", "longer than nothing", uploadTime);
        require(burst >= 1, "burst", "1 or more", burst);
        require(refill.isPositive(), "refill", "longer than nothing", refill);
        atOnce = atOnce == 0 ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2) : atOnce;
    }

    private static void require(boolean holds, String name, String range, Object found) {
        if (!holds) {
            throw new IllegalArgumentException("selfie.stills." + name + " must be " + range + ", was " + found);
        }
    }
}
