package app.selfie.modelfiles;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithinFolderTest {

    @TempDir
    private Path root;

    private Path models = Path.of("unset");
    private Path folder = Path.of("unset");

    @BeforeEach
    void oneModelAndSomethingElse() throws Exception {
        models = Files.createDirectory(root.resolve("models"));
        folder = Files.createDirectory(models.resolve("bodypix-resnet50"));
        Files.writeString(folder.resolve("model-stride16.json"), "{}");
        Files.writeString(root.resolve("secret"), "secret");
    }

    @Test
    void takesPlainFilesAndLinksThatStayInside() throws Exception {
        Files.createSymbolicLink(folder.resolve("again.json"), folder.resolve("model-stride16.json"));

        assertThatCode(() -> WithinFolder.require(folder)).doesNotThrowAnyException();
    }

    @Test
    void refusesALinkThatLeadsOut() throws Exception {
        Files.createSymbolicLink(folder.resolve("group1-shard1of1.bin"), root.resolve("secret"));

        assertThatThrownBy(() -> WithinFolder.require(folder))
                .isInstanceOf(ModelImportException.class)
                .hasMessageContaining("group1-shard1of1.bin is a link out of the models' folder");
    }

    @Test
    void refusesALinkToNothing() throws Exception {
        Files.createSymbolicLink(folder.resolve("group1-shard1of1.bin"), root.resolve("gone"));

        assertThatThrownBy(() -> WithinFolder.require(folder)).isInstanceOf(ModelImportException.class);
    }

    @Test
    void takesAModelsFolderThatIsReachedThroughALink() throws Exception {
        Path elsewhere = Files.createDirectory(root.resolve("large-disk"));
        Files.writeString(elsewhere.resolve("model-stride16.json"), "{}");
        Path linked = Files.createSymbolicLink(models.resolve("bodypix-mobilenet-050"), elsewhere);

        assertThatCode(() -> WithinFolder.require(linked)).doesNotThrowAnyException();
    }
}
