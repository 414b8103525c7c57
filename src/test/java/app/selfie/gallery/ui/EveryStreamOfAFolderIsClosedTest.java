package app.selfie.gallery.ui;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** What is kept in the data folder. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.application.name=every-stream-of-a-folder-is-closed-tests")
@Import(EveryStreamIsClosedContract.Counted.class)
class EveryStreamOfAFolderIsClosedTest extends EveryStreamIsClosedContract {}
