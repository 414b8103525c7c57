package app.selfie.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects in an S3 bucket under {@code objects/<id>}; what else is in the bucket is left alone. S3 answers a put when it
 * will not lose it any more, and shows an object whole or not at all.
 *
 * <p>Credentials come from the AWS SDK's usual places (environment, files, the machine's role), never from this
 * product's settings. Bodies carry an MD5, which every S3 knows; the SDK's newer checksums are left out where they can be.
 */
final class S3Store implements ObjectStore, AutoCloseable {

    private static final String PREFIX = "objects/";

    /** What one request of S3 deletes at most. */
    private static final int DELETE_AT_ONCE = 1000;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** Of a read that gives nothing: pictures are small, so a healthy store answers in a fraction of a second. */
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(20);

    /** Where another endpoint is set, the region is only a word in the signature. */
    private static final Region ANY_REGION = Region.US_EAST_1;

    private final S3Client s3;
    private final String bucket;

    private S3Store(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * A store in the settings' bucket. The caller closes it.
     *
     * @throws UncheckedIOException if there is no such bucket, or none that may be used with the credentials
     */
    static S3Store connect(StorageSettings settings) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(SILENCE_TIMEOUT))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .addPlugin(LegacyMd5Plugin.create())
                .forcePathStyle(settings.pathStyle());
        if (!settings.region().isBlank()) {
            builder.region(Region.of(settings.region()));
        } else if (settings.endpoint() != null) {
            builder.region(ANY_REGION);
        }
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        S3Store store = new S3Store(builder.build(), settings.bucket());
        try {
            store.expectBucket();
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private void expectBucket() {
        ask("selfie.storage.bucket: expected a bucket that is there and may be used, found " + bucket, () -> {
            s3.headBucket(request -> request.bucket(bucket));
            return bucket;
        });
    }

    @Override
    public void put(ObjectId id, byte[] bytes) {
        ask(
                "object " + id + " of " + bytes.length + " bytes was not stored",
                () -> s3.putObject(
                        request -> request.bucket(bucket).key(keyOf(id)).contentMD5(md5(bytes)),
                        RequestBody.fromBytes(bytes)));
    }

    @Override
    public Optional<StoredBytes> open(ObjectId id) {
        return ask("object " + id + " cannot be read", () -> {
            try {
                ResponseInputStream<GetObjectResponse> stream =
                        s3.getObject(request -> request.bucket(bucket).key(keyOf(id)));
                return Optional.of(new StoredBytes(stream.response().contentLength(), stream));
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public OptionalLong length(ObjectId id) {
        return ask("object " + id + " cannot be read", () -> {
            try {
                return OptionalLong.of(
                        s3.headObject(request -> request.bucket(bucket).key(keyOf(id)))
                                .contentLength());
            } catch (NoSuchKeyException e) {
                return OptionalLong.empty();
            }
        });
    }

    @Override
    public void delete(Collection<ObjectId> ids) {
        List<ObjectIdentifier> keys = new ArrayList<>();
        ids.forEach(id -> keys.add(ObjectIdentifier.builder().key(keyOf(id)).build()));
        for (int from = 0; from < keys.size(); from += DELETE_AT_ONCE) {
            List<ObjectIdentifier> some = keys.subList(from, Math.min(keys.size(), from + DELETE_AT_ONCE));
            String failure = some.size() + " objects were not deleted";
            DeleteObjectsResponse response = ask(
                    failure,
                    () -> s3.deleteObjects(request -> request.bucket(bucket)
                            .delete(delete -> delete.objects(some).quiet(true))));
            if (response.hasErrors() && !response.errors().isEmpty()) {
                throw new UncheckedIOException(new IOException("some of " + failure + ", the first because of "
                        + response.errors().getFirst().code()));
            }
        }
    }

    @Override
    public void list(Predicate<Listed> each) {
        ask("the objects in bucket " + bucket + " cannot be listed", () -> {
            for (S3Object object : s3.listObjectsV2Paginator(
                            request -> request.bucket(bucket).prefix(PREFIX))
                    .contents()) {
                Optional<ObjectId> id = idOf(object.key());
                if (id.isPresent() && !each.test(new Listed(id.get(), object.lastModified()))) {
                    break;
                }
            }
            return bucket;
        });
    }

    /** Does nothing: a put is one request, which leaves an object or nothing. */
    @Override
    public void clearUnfinished(Instant before) {}

    @Override
    public void close() {
        s3.close();
    }

    private static <T> T ask(String failure, Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException e) {
            throw new UncheckedIOException(new IOException(failure, e));
        }
    }

    private static String keyOf(ObjectId id) {
        return PREFIX + id;
    }

    /** Empty for keys that are not the store's own. */
    private static Optional<ObjectId> idOf(String key) {
        try {
            ObjectId id = new ObjectId(UUID.fromString(key.substring(PREFIX.length())));
            return keyOf(id).equals(key) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected MD5 in every Java, found none", e);
        }
    }
}
