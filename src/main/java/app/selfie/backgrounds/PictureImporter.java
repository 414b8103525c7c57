package app.selfie.backgrounds;

import app.selfie.accounts.UserId;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.imaging.PictureDecoder;
import app.selfie.imaging.PictureFile;
import app.selfie.imaging.PictureFiles;
import app.selfie.imaging.PictureProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Takes in picture files from strangers. While one arrives it is on the disk, as a slow sender may take minutes; then one
 * after another is read, checked and decoded, so that memory for one is enough however many come (decision 0013).
 */
final class PictureImporter {

    /** A picture that can be kept. */
    sealed interface Intake {}

    /**
     * @param size upright
     * @param jpeg a file of our own
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
    record Taken(ImageSize size, byte[] jpeg) implements Intake {}

    record NotTaken(AddResult why) implements Intake {}

    /** What a camera's frame has at most; a framing that shows half of a picture still looks good at 1280x720. */
    private static final ImageSize COVERED = new ImageSize(1920, 1080);

    /** Of a panorama: so long that its height is still useful, so short that loading it stays quick. */
    private static final int MAX_SIDE_PX = 4096;

    private static final int QUALITY = 90;

    /** Files of one person on their way at once: what a browser sends side by side. */
    private static final int MAX_PER_PERSON = 4;

    private static final Duration MAX_WAIT = Duration.ofSeconds(30);
    private static final int COPY_BYTES = 1 << 16;

    private final long mostBytes;
    private final Path spool;
    private final DecodingMemory memory;
    private final Semaphore decoding = new Semaphore(1, true);
    private final Map<UserId, Integer> arriving = new ConcurrentHashMap<>();

    /**
     * An intake for everybody.
     *
     * @param spool a folder for files that arrive
     */
    PictureImporter(long mostBytes, Path spool, DecodingMemory memory) {
        this.mostBytes = mostBytes;
        this.spool = spool;
        this.memory = memory;
    }

    /**
     * Takes one file in.
     *
     * @throws IOException if it does not arrive
     */
    Intake take(UserId owner, InputStream file) throws IOException {
        if (arriving.merge(owner, 1, Integer::sum) > MAX_PER_PERSON) {
            left(owner);
            return new NotTaken(new AddResult.Busy());
        }
        try {
            Path arrived = Files.createTempFile(spool, "background-", ".upload");
            try {
                return copy(file, arrived) ? inTurn(arrived) : new NotTaken(new AddResult.TooLarge());
            } finally {
                Files.deleteIfExists(arrived);
            }
        } finally {
            left(owner);
        }
    }

    private void left(UserId owner) {
        arriving.compute(owner, (_, count) -> count == null || count <= 1 ? null : count - 1);
    }

    /** False if the file is too long; then not all of it is read. */
    private boolean copy(InputStream file, Path arrived) throws IOException {
        long copied = 0;
        byte[] buffer = new byte[COPY_BYTES];
        try (OutputStream out = Files.newOutputStream(arrived)) {
            for (int got = file.read(buffer); got >= 0; got = file.read(buffer)) {
                copied += got;
                if (copied > mostBytes) {
                    return false;
                }
                out.write(buffer, 0, got);
            }
        }
        return true;
    }

    private Intake inTurn(Path arrived) throws IOException {
        try {
            if (!decoding.tryAcquire(MAX_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
                return new NotTaken(new AddResult.Busy());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NotTaken(new AddResult.Busy());
        }
        try {
            return convert(Files.readAllBytes(arrived));
        } finally {
            decoding.release();
        }
    }

    private Intake convert(byte[] file) {
        return switch (PictureFiles.check(file)) {
            case PictureFile.Refused(PictureProblem problem) -> new NotTaken(new AddResult.NotAPicture(problem));
            case PictureFile.Decodable readable
            when !memory.fits(readable) -> new NotTaken(new AddResult.NotAPicture(PictureProblem.TOO_LARGE_FOR_SERVER));
            case PictureFile.Decodable readable -> encode(PictureDecoder.decode(readable, COVERED, MAX_SIDE_PX));
        };
    }

    private static Intake encode(Optional<Frame> decoded) {
        if (decoded.isEmpty()) {
            return new NotTaken(new AddResult.NotAPicture(PictureProblem.DAMAGED));
        }
        try (Frame frame = decoded.get();
                JpegCodec codec = new JpegCodec()) {
            return new Taken(frame.size(), codec.encodeFine(frame, QUALITY));
        }
    }
}
