package app.selfie.studio;

/** Sizes as people read them: millions of bytes. */
final class Megabytes {

    private Megabytes() {}

    /** Whole ones from 10 on, tenths below, and never nothing of something. */
    static double of(long bytes) {
        double megabytes = bytes / 1e6;
        if (megabytes >= 10) {
            return Math.rint(megabytes);
        }
        return bytes == 0 ? 0 : Math.max(0.1, Math.rint(megabytes * 10) / 10);
    }
}
