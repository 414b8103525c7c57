package app.selfie.gallery;

import app.selfie.accounts.UserId;
import app.selfie.imaging.ImageSize;
import app.selfie.stills.Recipe;
import app.selfie.stills.Still;
import app.selfie.storage.SaveResult;
import app.selfie.storage.SaveResult.Kept;
import app.selfie.storage.TestDatabase;
import app.selfie.storage.TestStorage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The product's gallery on a folder, in a process without Spring around it: its main saves selfies until it is killed. */
final class KillableGallery implements AutoCloseable {

    private static final ImageSize SIZE = new ImageSize(96, 64);

    /** A file of this many bytes takes long enough to write that a kill can fall into it. */
    private static final int LAYER_BYTES = 200_000;

    final JdbcClient database;
    final TestStorage storage;
    final Gallery gallery;
    private final SingleConnectionDataSource connection;

    KillableGallery(Path folder) {
        connection = new SingleConnectionDataSource(TestDatabase.h2Url(folder), "sa", "", true);
        database = JdbcClient.create(connection);
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(connection);
        storage = new TestStorage(folder.resolve("objects"), database, transactions, Long.MAX_VALUE / 4);
        gallery = TestGallery.of(storage, database, transactions, new GalleryEvents(), InstantSource.system());
    }

    @Override
    public void close() {
        connection.destroy();
    }

    /**
     * Waits for a line on standard input, then says {@code started}, and after every save {@code kept <id> <SHA-256 of the
     * original>} or {@code replaced <id>}.
     *
     * @param arguments folder, owner, seed
     */
    public static void main(String[] arguments) throws Exception {
        Random random = new Random(Long.parseLong(arguments[2]));
        byte[] jpeg = Stills.jpeg(SIZE, 1);
        Recipe recipe = Stills.of(SIZE, 1).recipe();
        Thumbnails.of(jpeg); // loads what takes long
        PrintStream out = new PrintStream(System.out, true);
        System.in.read();
        try (KillableGallery open = new KillableGallery(Path.of(arguments[0]))) {
            open.storage.start();
            out.println("started");
            open.saveForEver(new UserId(UUID.fromString(arguments[1])), jpeg, recipe, random, out);
        }
    }

    private void saveForEver(UserId owner, byte[] jpeg, Recipe recipe, Random random, PrintStream out) {
        while (true) {
            byte[] layer = new byte[LAYER_BYTES];
            random.nextBytes(layer);
            byte[] original = Sealed.seal(layer, 1);
            byte[] picture = Sealed.seal(jpeg, random.nextLong());
            Still still = new Still(SIZE, original, Sealed.seal(new byte[1000], random.nextLong()), picture, recipe);
            SelfieId id = value(gallery.keep(owner, still, true)).id();
            out.println("kept " + id + " " + HexFormat.of().formatHex(Sealed.hash(original)));
            if (random.nextInt(3) == 0) {
                value(gallery.replacePicture(owner, id, Sealed.seal(jpeg, random.nextLong()), recipe));
                out.println("replaced " + id);
            }
        }
    }

    private static Selfie value(SaveResult<Selfie> outcome) {
        if (outcome instanceof Kept<Selfie>(Selfie selfie)) {
            return selfie;
        }
        throw new IllegalStateException("expected a kept selfie, found " + outcome);
    }
}
