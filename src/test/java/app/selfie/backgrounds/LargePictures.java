package app.selfie.backgrounds;

import app.selfie.accounts.UserId;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.PersonSegmenter;
import app.selfie.segmentation.SegmentationMask;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A process that takes pictures in while four streams run, and says on standard output what came of each, and at last what it
 * took at most. Arguments: the memory of its container in bytes, then files.
 */
final class LargePictures {

    private static final ImageSize FRAME = new ImageSize(640, 480);
    private static final int STREAMS = 4;

    private LargePictures() {}

    public static void main(String[] arguments) throws Exception {
        DecodingMemory memory = DecodingMemory.of(
                Long.parseLong(arguments[0]), Runtime.getRuntime().maxMemory());
        PictureImporter intake = new PictureImporter(
                OwnBackgrounds.MAX_FILE_BYTES, Path.of(System.getProperty("java.io.tmpdir")), memory);
        AtomicBoolean done = new AtomicBoolean();
        try (ModelCatalog models = new ModelCatalog(Path.of("no-such-folder"));
                ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<Integer>> streams = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++) {
                streams.add(threads.submit(() -> stream(models, done)));
            }
            List<Callable<String>> uploads = Stream.of(arguments)
                    .skip(1)
                    .<Callable<String>>map(file -> () -> take(intake, Path.of(file)))
                    .toList();
            for (Future<String> outcome : threads.invokeAll(uploads)) {
                System.out.println(outcome.get());
            }
            done.set(true);
            for (Future<Integer> frames : streams) {
                System.out.println("stream " + (frames.get() > 0));
            }
        }
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .forEach(System.out::println);
        }
    }

    private static String take(PictureImporter intake, Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return file.getFileName() + " "
                    + switch (intake.take(new UserId(UUID.randomUUID()), in)) {
                        case PictureImporter.Taken taken -> taken.size();
                        case PictureImporter.NotTaken(AddResult why) -> why;
                    };
        }
    }

    private static int stream(ModelCatalog models, AtomicBoolean done) {
        int frames = 0;
        try (PersonSegmenter segmenter =
                        models.newSegmenter(models.defaultModel().id());
                JpegCodec codec = new JpegCodec();
                Frame black = Frame.of(FRAME, new byte[(int) FRAME.pixels() * Frame.CHANNELS])) {
            byte[] jpeg = codec.encode(black, 80);
            while (!done.get() || frames == 0) {
                try (Frame frame = codec.decode(jpeg, 0, jpeg.length).orElseThrow()) {
                    segmenter.segment(frame, FRAME.whole(), new SegmentationMask());
                }
                frames++;
            }
        }
        return frames;
    }
}
