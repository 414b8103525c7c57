package app.selfie.accounts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** What people take along, without the page that gives it to them. */
public final class TestExports {

    private TestExports() {}

    /** Writes one feature's part as a whole ZIP file. */
    public static void write(PersonalData data, UserId user, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        data.export(user, new PersonalExport(zip));
        zip.finish();
    }

    /** The names in a ZIP file, each as often as it is there. */
    public static List<String> names(byte[] file) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
