package app.selfie.sharing.web;

import app.selfie.imaging.ImageSize;
import java.util.Arrays;
import java.util.Optional;

/** How large a stranger's screen wants a picture, by its long side. */
enum PictureSize {
    /** The gallery's thumbnail, which is there already. */
    SMALL("480.jpg", 480),
    MIDDLE("960.jpg", 960),
    LARGE("1600.jpg", 1600),
    WHOLE("picture.jpg", Integer.MAX_VALUE);

    private final String file;
    private final int longSidePx;

    PictureSize(String file, int longSidePx) {
        this.file = file;
        this.longSidePx = longSidePx;
    }

    /** The last part of its address. */
    String file() {
        return file;
    }

    static Optional<PictureSize> of(String file) {
        return Arrays.stream(values()).filter(size -> size.file.equals(file)).findFirst();
    }

    /** Whether a picture of that size is larger than this, and so has it as a size of its own. */
    boolean isSmallerThan(ImageSize picture) {
        return longSidePx < Math.max(picture.widthPx(), picture.heightPx());
    }

    /** A picture of that size in this one, never enlarged. */
    ImageSize fit(ImageSize picture) {
        int longSide = Math.max(picture.widthPx(), picture.heightPx());
        return isSmallerThan(picture)
                ? new ImageSize(shrink(picture.widthPx(), longSide), shrink(picture.heightPx(), longSide))
                : picture;
    }

    private int shrink(int sidePx, int pictureLongSidePx) {
        return Math.max(1, Math.round((float) sidePx * longSidePx / pictureLongSidePx));
    }
}
