package app.selfie.stills;

import app.selfie.accounts.UserId;
import org.springframework.stereotype.Service;

/**
 * Makes stills, and makes them again over another backdrop. Every call takes from tens to hundreds of milliseconds of one
 * core on the caller's thread and may wait for its turn before: never call it under a session's lock. Thread-safe.
 */
@Service
public class StillStudio {

    /**
     * Develops a camera's frame: finds the person in two passes, lays them over the recipe's backdrop at full size.
     *
     * @param jpeg as filmed, not mirrored; at most 1920x1080 pixels, either way up. Not modified.
     * @throws StillException if there will be no still, and why
     */
    public Still develop(UserId owner, byte[] jpeg, Recipe recipe) {
        throw new UnsupportedOperationException();
    }

    /**
     * The picture of a still's layers by another recipe, as JPEG.
     *
     * @param original as in {@link Still}. Not modified.
     * @param matte as in {@link Still}. Not modified.
     * @param recipe its backdrop and mirroring are used
     * @throws StillException if there will be no picture, and why
     */
    public byte[] render(UserId owner, byte[] original, byte[] matte, Recipe recipe) {
        throw new UnsupportedOperationException();
    }

    /**
     * The person alone, as PNG with transparency; their surroundings are not in the file.
     *
     * @param original as in {@link Still}. Not modified.
     * @param matte as in {@link Still}. Not modified.
     * @throws StillException if there will be no picture, and why
     */
    public byte[] cutOut(byte[] original, byte[] matte, boolean mirrored) {
        throw new UnsupportedOperationException();
    }
}
