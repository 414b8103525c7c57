package app.selfie.storage;

import app.selfie.startup.StartupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The bucket that the settings name, as it is found when the product starts.
 *
 * @param keepsVersions whether what is deleted stays as an old version; false where the server does not say
 */
record S3Bucket(boolean keepsVersions) {

    private static final Logger LOG = LoggerFactory.getLogger(S3Bucket.class);

    private static final String CURE = "Look at selfie.storage.bucket, region, endpoint and path-style, and at the "
            + "credentials where the AWS SDK looks for them (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY).";

    /**
     * Looks whether it is there and may be used.
     *
     * @throws StartupException if not, saying which of the settings it is about
     */
    static S3Bucket find(S3Client s3, StorageProperties settings) {
        String bucket = settings.bucket();
        try {
            s3.headBucket(request -> request.bucket(bucket));
        } catch (S3Exception e) {
            throw new StartupException("selfie.storage.bucket: " + refusal(e, bucket) + at(settings) + ".", CURE, e);
        } catch (SdkException e) {
            throw new StartupException(
                    "selfie.storage: the S3 store cannot be reached" + at(settings) + ": " + e.getMessage(), CURE, e);
        }
        boolean keepsVersions = askForVersions(s3, bucket);
        if (keepsVersions) {
            LOG.warn(
                    "Bucket {} keeps versions: pictures that people delete stay in it, and their account page says so, until a "
                            + "lifecycle rule of the bucket for noncurrent versions removes them",
                    bucket);
        }
        return new S3Bucket(keepsVersions);
    }

    private static String refusal(S3Exception e, String bucket) {
        return switch (e.statusCode()) {
            case 404 -> "there is no bucket " + bucket;
            case 301 -> "bucket " + bucket + " is in another region, and not";
            case 400, 401, 403 -> "bucket " + bucket + " may not be used with these credentials";
            default -> "bucket " + bucket + " answers with status " + e.statusCode();
        };
    }

    private static String at(StorageProperties settings) {
        return settings.endpoint() == null
                ? settings.region().isBlank() ? "" : " in region " + settings.region()
                : " at " + settings.endpoint();
    }

    /** Suspended counts, too: older versions stay. Many servers do not know the question, or the key may not ask it. */
    private static boolean askForVersions(S3Client s3, String bucket) {
        try {
            BucketVersioningStatus status =
                    s3.getBucketVersioning(request -> request.bucket(bucket)).status();
            return status == BucketVersioningStatus.ENABLED || status == BucketVersioningStatus.SUSPENDED;
        } catch (SdkException e) {
            LOG.debug("Bucket {} does not say whether it keeps versions", bucket, e);
            return false;
        }
    }
}
