package app.selfie.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Deletes many objects in one request, or each in its own where the server does not know that. */
final class S3Deletion {

    private static final Logger LOG = LoggerFactory.getLogger(S3Deletion.class);

    /** What one request of S3 deletes at most. */
    private static final int AT_ONCE = 1000;

    private static final int NOT_FOUND = 404;
    private static final int NOT_IMPLEMENTED = 501;

    private final S3Client s3;
    private final String bucket;

    /** Once the server has refused many at once and taken them one by one, it is not asked again. */
    private volatile boolean oneByOne;

    S3Deletion(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Deletes objects; those that are not there are passed over. */
    void delete(List<String> keys) {
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
            S3Store.ask(some.size() + " objects were not deleted", () -> {
                deleteSome(some);
                return bucket;
            });
        }
    }

    private void deleteSome(List<String> keys) {
        if (oneByOne || keys.size() == 1) {
            keys.forEach(this::deleteOne);
            return;
        }
        try {
            deleteTogether(keys);
        } catch (S3Exception e) {
            if (!mayBeUnknown(e)) {
                throw e;
            }
            keys.forEach(this::deleteOne);
            oneByOne = true;
            LOG.info(
                    "Bucket {} does not delete many objects at once ({}); they are deleted one by one",
                    bucket,
                    e.getMessage());
        }
    }

    /** Servers answer very differently to what they do not know; if it was something else, single deletions fail, too. */
    private static boolean mayBeUnknown(S3Exception e) {
        return e.statusCode() == NOT_IMPLEMENTED || (e.statusCode() >= 400 && e.statusCode() < 500);
    }

    private void deleteTogether(List<String> keys) {
        List<ObjectIdentifier> objects = new ArrayList<>(keys.size());
        keys.forEach(key -> objects.add(ObjectIdentifier.builder().key(key).build()));
        DeleteObjectsResponse response = s3.deleteObjects(request ->
                request.bucket(bucket).delete(delete -> delete.objects(objects).quiet(true)));
        if (response.hasErrors() && !response.errors().isEmpty()) {
            throw new UncheckedIOException(new IOException("some of " + keys.size()
                    + " objects were not deleted, the first because of "
                    + response.errors().getFirst().code()));
        }
    }

    private void deleteOne(String key) {
        try {
            s3.deleteObject(request -> request.bucket(bucket).key(key));
        } catch (NoSuchKeyException e) {
            LOG.debug("Object {} was not there", key, e);
        } catch (S3Exception e) {
            if (e.statusCode() != NOT_FOUND) {
                throw e;
            }
        }
    }
}
