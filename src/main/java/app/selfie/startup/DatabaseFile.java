package app.selfie.startup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file of the built-in database, looked at before it is opened: H2 takes an empty file or none for a new database,
 * whose first visitor would become the administrator, and opens one that may only be read.
 */
final class DatabaseFile {

    private static final String ADDRESS = "jdbc:h2:file:";
    private static final String SUFFIX = ".mv.db";

    private DatabaseFile() {}

    /** The file behind the address, whether it is there or not; empty for any other database. */
    static Optional<Path> of(String url) {
        if (!url.startsWith(ADDRESS)) {
            return Optional.empty();
        }
        String name = url.substring(ADDRESS.length()).split(";", 2)[0];
        return Optional.of(Path.of(name + SUFFIX));
    }

    /**
     * Expects a database, or a place that is really new.
     *
     * @param file of the database
     * @param pictures the folder of the store, which need not be there
     * @throws StartupException otherwise; nothing was changed
     */
    static void check(Path file, Path pictures) {
        try {
            if (!Files.exists(file)) {
                expectNew(file, pictures);
            } else if (Files.size(file) == 0) {
                throw new StartupException(
                        "The database file " + file + " is empty, as a full disk or a broken copy leaves it; it is not "
                                + "taken for a new installation.",
                        "Put it back from a backup; pictures in " + pictures + " are safe and were not touched. Where "
                                + "there never was anything to keep, delete the empty file and start again.");
            } else if (!Files.isReadable(file) || !Files.isWritable(file)) {
                throw new StartupException(
                        "The database file " + file + " may not be written by this user.",
                        "Give the file and its folder to the user who runs the product.");
            } else if (DatabaseHeader.isNewerThanContents(file)) {
                throw DatabaseProblem.damaged("The database file " + file, null);
            }
        } catch (IOException e) {
            throw new StartupException(
                    "The database file " + file + " cannot be looked at: " + Sentences.first(e),
                    "Look at the disk and at the rights of the folder.",
                    e);
        }
    }

    private static void expectNew(Path file, Path pictures) throws IOException {
        if (hasPictures(pictures)) {
            throw new StartupException(
                    "The database file " + file + " is missing, but " + pictures + " holds an installation's pictures; "
                            + "this is not taken for a new installation.",
                    "Put the database back from a backup; the pictures are safe and were not touched. To begin anew, move "
                            + pictures + " away first.");
        }
    }

    /** The store's own mark counts, too: every installation has had one since its first start. */
    private static boolean hasPictures(Path pictures) throws IOException {
        if (!Files.isDirectory(pictures)) {
            return false;
        }
        try (DirectoryStream<Path> shards = Files.newDirectoryStream(pictures, "???")) {
            for (Path shard : shards) {
                if (Files.isDirectory(shard)) {
                    try (DirectoryStream<Path> files = Files.newDirectoryStream(shard)) {
                        if (files.iterator().hasNext()) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }
}
