package app.selfie.accounts;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

/** A ZIP file in the making, with what is kept about one person. What is written has left; nothing is gathered. */
public final class PersonalExport {

    /** Our own names only: nothing that anybody typed gets into a path. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)*\\.[a-z]{3,4}");

    private static final ObjectWriter JSON = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

    private final ZipOutputStream zip;
    private final List<String> damaged = new ArrayList<>();

    PersonalExport(ZipOutputStream zip) {
        this.zip = zip;
    }

    /**
     * Adds a JSON file with one value.
     *
     * @param name as in {@code folder/file.json}
     * @param value a record of texts, numbers, times and such records
     */
    public void json(String name, Object value) throws IOException {
        begin(name, Deflater.DEFAULT_COMPRESSION, Instant.now());
        JSON.writeValue(open(), value);
        zip.closeEntry();
    }

    /** Adds a JSON file with a list, each element written as it comes. */
    public void jsonList(String name, Iterator<?> values) throws IOException {
        begin(name, Deflater.DEFAULT_COMPRESSION, Instant.now());
        try (SequenceWriter list = JSON.writeValuesAsArray(open())) {
            while (values.hasNext()) {
                list.write(values.next());
            }
        }
        zip.closeEntry();
    }

    /**
     * Adds a file as it is; pictures are compressed already.
     *
     * @param content read to its end; the caller closes it
     */
    public void file(String name, Instant modified, InputStream content) throws IOException {
        begin(name, Deflater.NO_COMPRESSION, modified);
        content.transferTo(zip);
        zip.closeEntry();
    }

    /**
     * Says of a file that would have been added that it is damaged on the server, so that the others are not held back by it.
     *
     * @param name as in {@link #file}
     */
    public void damaged(String name) {
        damaged.add(name);
    }

    /** Ends the file, with a list of what is not in it where there is such. */
    void finish() throws IOException {
        if (!damaged.isEmpty()) {
            json("damaged.json", damaged);
        }
        zip.finish();
    }

    private void begin(String name, int level, Instant modified) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("expected a name like folder/file.json, found " + name);
        }
        zip.setLevel(level);
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(modified)); // in UTC beside the server's own time, which is nobody's
        zip.putNextEntry(entry);
    }

    /** Of the entry: closing it leaves the file open. */
    private OutputStream open() {
        return new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
