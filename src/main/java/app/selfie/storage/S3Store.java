package app.selfie.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
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
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects in an S3 bucket under {@code objects/<id>}; what else is in the bucket is left alone. S3 answers a put when it
 * will not lose it any more, and shows an object whole or not at all.
 *
 * <p>Credentials come from the AWS SDK's usual places (environment, files, the machine's role), never from this
 * product's settings. Other S3 than Amazon's know less: bodies are signed in one piece and carry an MD5, which every S3
 * knows, and none of the SDK's newer checksums; nobody is asked to agree before the body comes (decision 0022).
 */
final class S3Store implements ObjectStore, AutoCloseable {

    private static final String PREFIX = "objects/";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** Of a read that gives nothing: pictures are small, so a healthy store answers in a fraction of a second. */
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(20);

    /** Where another endpoint is set, the region is only a word in the signature. */
    private static final Region ANY_REGION = Region.US_EAST_1;

    private final S3Client s3;
    private final String bucket;
    private final S3Deletion deletion;
    private final boolean keepsVersions;

    private S3Store(S3Client s3, String bucket, boolean keepsVersions) {
        this.s3 = s3;
        this.bucket = bucket;
        this.deletion = new S3Deletion(s3, bucket);
        this.keepsVersions = keepsVersions;
    }

    /**
     * A store in the settings' bucket. The caller closes it.
     *
     * @throws app.selfie.startup.StartupException if there is no such bucket, or none that may be used with the credentials
     */
    static S3Store connect(StorageProperties settings) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(SILENCE_TIMEOUT))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .addPlugin(LegacyMd5Plugin.create())
                .overrideConfiguration(settingsOfAll -> settingsOfAll.addExecutionInterceptor(new PlainRequests()))
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .forcePathStyle(settings.pathStyle());
        if (!settings.region().isBlank()) {
            builder.region(Region.of(settings.region()));
        } else if (settings.endpoint() != null) {
            builder.region(ANY_REGION);
        }
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        S3Client s3 = builder.build();
        try {
            S3Bucket found = S3Bucket.find(s3, settings);
            return new S3Store(s3, settings.bucket(), found.keepsVersions());
        } catch (RuntimeException e) {
            s3.close();
            throw e;
        }
    }

    @Override
    public boolean keepsVersions() {
        return keepsVersions;
    }

    /** Asks for an object that is not there: that the bucket answers for these credentials is all that can be told for nothing. */
    @Override
    public void expectWritable() {
        OptionalLong _ = length(ObjectId.random());
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
        deletion.delete(ids.stream().map(S3Store::keyOf).toList());
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

    static <T> T ask(String failure, Supplier<T> question) {
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
