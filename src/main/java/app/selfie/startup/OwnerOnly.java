package app.selfie.startup;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what is written to its owner: 700 for folders, 600 for files. Does nothing where files have no such rights. */
public final class OwnerOnly {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);

    /** The rights that a new file is not to have: those of the group and of everybody else. */
    private static final int MASK = 0077;

    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private OwnerOnly() {}

    /**
     * Every file and folder that this process makes from now on is its owner's alone, whichever library makes it: the
     * database, extracted native code, Tomcat's work. Windows has no such switch, and gives new files the rights of
     * their folder.
     */
    @SuppressWarnings("restricted") // the signature is the one in POSIX: mode_t umask(mode_t)
    static void fromNowOn() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> umask = linker.defaultLookup().find("umask");
        if (umask.isEmpty()) {
            return;
        }
        FunctionDescriptor signature = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        try {
            int _ = (int) linker.downcallHandle(umask.get(), signature).invokeExact(MASK);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) { // declared by every method handle; a plain C function throws nothing
            throw new IllegalStateException("umask failed", e);
        }
    }

    /**
     * Takes everybody else's rights from a folder and all in it. Where the folder itself and what lies directly in it
     * are closed already, what is deeper was made after that, and is not looked at: it may be a million pictures.
     * Rights that cannot be changed, as on a drive that knows none, cost a line in the log.
     *
     * @throws IOException if the folder cannot be read
     */
    public static void tighten(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        boolean open = isOpen(folder);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                open |= isOpen(entry);
            }
        }
        if (open) {
            try {
                Files.walkFileTree(folder, new Tightening());
            } catch (IOException e) {
                LOG.warn("Others may be able to read {}: its rights cannot be changed ({})", folder, e.toString());
            }
        }
    }

    private static boolean isOpen(Path path) throws IOException {
        return !Files.isSymbolicLink(path)
                && Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains);
    }

    /** The folder before what is in it, so that nobody gets in meanwhile. Links are not followed. */
    private static final class Tightening extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            tightenOne(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!attributes.isSymbolicLink()) {
                tightenOne(file);
            }
            return FileVisitResult.CONTINUE;
        }

        private static void tightenOne(Path path) throws IOException {
            Set<PosixFilePermission> before = Files.getPosixFilePermissions(path);
            EnumSet<PosixFilePermission> after = EnumSet.noneOf(PosixFilePermission.class);
            after.addAll(before);
            if (after.removeAll(OF_OTHERS)) {
                Files.setPosixFilePermissions(path, after);
            }
        }
    }
}
