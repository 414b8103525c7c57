package app.selfie.models;

import java.time.Duration;

/** How far a model is on its way to this server. A switch over it needs no default. */
public sealed interface ModelStatus {

    /** Its files are not here, and nobody has tried to get them. */
    record NotInstalled() implements ModelStatus {}

    /**
     * On its way.
     *
     * @param bytesDone what an earlier try left included
     * @param bytesTotal within a percent until the list of files is here, exact from then on
     */
    record Downloading(long bytesDone, long bytesTotal) implements ModelStatus {

        /** 0..100. */
        public int percent() {
            return (int) Math.min(100, bytesDone * 100 / Math.max(1, bytesTotal));
        }
    }

    /** The files are here; the model is being translated, warmed and measured. */
    record Installing() implements ModelStatus {}

    /**
     * The last try came to nothing.
     *
     * @param detail for administrators: names files and addresses; empty for everybody else
     */
    record Failed(DownloadProblem reason, String detail) implements ModelStatus {}

    /**
     * Ready to be chosen.
     *
     * @param perFrame measured on this server
     */
    record Installed(Duration perFrame) implements ModelStatus {}
}
