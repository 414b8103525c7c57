package app.selfie.storage;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where bytes are kept, and how many.
 *
 * @param kind a folder needs nothing; S3 is for several processes
 * @param folder of the folder store
 * @param bucket of S3, which must be there; needed for S3 only
 * @param region of S3; without one the AWS SDK looks in its usual places
 * @param endpoint of another S3 than Amazon's, such as {@code https://minio.example:9000}
 * @param pathStyle whether the bucket is in the path rather than in the host's name, as most others need it
 * @param reserve free space below which nothing more is kept, so that the database can go on
 * @param quota bytes one person may keep: with originals, some 1,500 selfies of 1280x720
 * @param grace how old bytes without a row must be to be swept, a minute or more; clocks may differ by less than that
 */
@ConfigurationProperties("selfie.storage")
record StorageProperties(
        @DefaultValue("folder") Kind kind,
        Path folder,
        @DefaultValue("") String bucket,
        @DefaultValue("") String region,
        @Nullable URI endpoint,
        @DefaultValue("false") boolean pathStyle,
        @DefaultValue("256MB") DataSize reserve,
        @DefaultValue("1GB") DataSize quota,
        @DefaultValue("1h") Duration grace) {

    StorageProperties {
        require(kind == Kind.FOLDER || !bucket.isBlank(), "bucket", "named where kind is s3", bucket);
        require(!reserve.isNegative(), "reserve", "0 or more", reserve);
        require(!quota.isNegative(), "quota", "0 or more", quota);
        require(grace.compareTo(Duration.ofMinutes(1)) >= 0, "grace", "a minute or more", grace);
    }

    private static void require(boolean holds, String name, String range, Object found) {
        if (!holds) {
            throw new IllegalArgumentException("selfie.storage." + name + " must be " + range + ", was " + found);
        }
    }

    enum Kind {
        FOLDER,
        S3
    }
}
