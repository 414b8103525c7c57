package app.selfie.gallery.ui;

import app.selfie.storage.S3ForTest;
import org.junit.jupiter.api.AfterAll;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What is kept in a bucket: an answer that is not closed holds a connection to it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.application.name=every-stream-of-s3-is-closed-tests")
@Import(EveryStreamIsClosedContract.Counted.class)
@DirtiesContext // the bucket goes with this class
class EveryStreamOfS3IsClosedTest extends EveryStreamIsClosedContract {

    private static final S3ForTest S3 = S3ForTest.start(false);

    @DynamicPropertySource
    static void bucket(DynamicPropertyRegistry properties) {
        S3.settings(properties);
    }

    @AfterAll
    static void stop() {
        S3.close();
    }
}
