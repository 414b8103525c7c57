package app.selfie.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model's files on this server, as they were when they were looked at.
 *
 * @param bytes of the description and the weights together; 0 where there are none
 * @param hashes what was recorded of a download, a line a file, hash and name
 * @param downloadedAs null where they were not downloaded, but put there by hand or inside the product
 */
record InstalledFiles(
        long bytes, List<String> hashes, @Nullable FileVariant downloadedAs) {

    /** Lists a folder and reads its records: not under a session's lock. */
    static InstalledFiles in(Path folder) {
        List<String> hashes = new ArrayList<>();
        FileVariant downloadedAs = null;
        for (FileVariant variant : FileVariant.values()) {
            Optional<HashRecord> record = HashRecord.read(folder, variant);
            downloadedAs = downloadedAs == null && record.isPresent() ? variant : downloadedAs;
            record.ifPresent(found -> hashes.addAll(found.lines()));
        }
        return new InstalledFiles(new ModelFolder(folder).bytes(), List.copyOf(hashes), downloadedAs);
    }
}
