package app.selfie.segmentation;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A process that is told to end while one network runs for frames and another is measured, with both ended by a shutdown
 * hook as Spring ends them. What frees native memory too early brings it down with a signal, which is no exit status of
 * Java's own.
 */
final class ProcessThatEndsWhileNetworksRun {

    private ProcessThatEndsWhileNetworksRun() {}

    /**
     * Begins, and ends after a fifth of a second.
     *
     * @param arguments the folder where other models would be
     */
    public static void main(String[] arguments) throws InterruptedException {
        ModelCatalog models = new ModelCatalog(Path.of(arguments[0]));
        ModelId id = models.all().getFirst().id();
        for (int i = 0; i < 100; i++) { // whenever it ends, a network is being read, made or measured
            CompletionStage<SegmentationModel> _ = models.refresh(id);
        }
        AtomicBoolean ending = new AtomicBoolean();
        Thread frames = new Thread(() -> segment(models, id, ending));
        frames.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            pause(Duration.ofSeconds(1)); // requests in work come before the frames' and the catalogue's turn
            ending.set(true);
            join(frames);
            models.close();
            System.out.println("closed");
        }));
        pause(Duration.ofMillis(200));
        System.exit(0);
    }

    private static void segment(ModelCatalog models, ModelId id, AtomicBoolean ending) {
        ImageSize size = new ImageSize(64, 48);
        SegmentationMask mask = new SegmentationMask();
        try (PersonSegmenter segmenter = models.newSegmenter(id);
                Frame frame = Frame.of(size, new byte[Math.toIntExact(size.pixels() * Frame.CHANNELS)])) {
            while (!ending.get()) {
                segmenter.segment(frame, size.whole(), mask);
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(Duration some) {
        try {
            Thread.sleep(some);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
