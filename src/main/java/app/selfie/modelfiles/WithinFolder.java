package app.selfie.modelfiles;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps model files where they belong: a link among them may lead around inside the models' folder, and not out of it. */
public final class WithinFolder {

    private WithinFolder() {}

    /**
     * Looks where everything in a model's folder really is.
     *
     * @param folder of one model, inside the folder of all models; either may itself be reached through a link
     * @throws ModelImportException naming the first file that is elsewhere
     */
    public static void require(Path folder) throws ModelImportException {
        try {
            Path models = folder.toAbsolutePath().resolveSibling("").toRealPath();
            Path own = folder.toRealPath();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Path real = file.toRealPath();
                    if (!real.startsWith(own) && !real.startsWith(models)) {
                        throw new ModelImportException(
                                file.getFileName() + " is a link out of the models' folder, to " + real);
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new ModelImportException("the folder " + folder + " cannot be read: " + e, e);
        }
    }
}
