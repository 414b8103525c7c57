package app.selfie.startup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The beginning of an H2 file: two copies of one line such as {@code H:2,block:189,chunk:7,version:7,...}, in hexadecimal,
 * one in each of the first two blocks. {@code version} is the last one when the line was written; each change makes another.
 */
final class DatabaseHeader {

    private static final int BLOCK_BYTES = 4096;

    /** Enough of a block for its first line. */
    private static final int LINE_BYTES = 512;

    private static final Pattern VERSION = Pattern.compile("^H:2,.*,version:([0-9a-f]{1,15}),");

    private static final long NONE = -1;

    private DatabaseHeader() {}

    /**
     * Whether the header knows a later version than H2 can find in the file, because the end of it is not there: H2 would
     * go on with the earlier one, without a word. False for files that are in use, of another format or none of H2's; it
     * says so itself.
     */
    static boolean isNewerThanContents(Path file) throws IOException {
        long expected;
        try (FileChannel channel = FileChannel.open(file, READ)) {
            expected = Math.max(version(channel, 0), version(channel, BLOCK_BYTES));
        }
        return expected > 0 && found(file, expected) < expected;
    }

    private static long found(Path file, long otherwise) {
        try {
            MVStore store =
                    new MVStore.Builder().fileName(file.toString()).readOnly().open();
            try {
                return store.getCurrentVersion();
            } finally {
                store.closeImmediately();
            }
        } catch (MVStoreException e) {
            boolean isTold = e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                    || e.getErrorCode() == DataUtils.ERROR_UNSUPPORTED_FORMAT;
            return isTold ? otherwise : NONE;
        }
    }

    private static long version(FileChannel file, long at) throws IOException {
        ByteBuffer begin = ByteBuffer.allocate(LINE_BYTES);
        int _ = file.read(begin, at);
        String line = new String(begin.array(), 0, begin.position(), ISO_8859_1).split("\n", 2)[0];
        Matcher matcher = VERSION.matcher(line);
        return matcher.find() ? Long.parseLong(matcher.group(1), 16) : 0;
    }
}
