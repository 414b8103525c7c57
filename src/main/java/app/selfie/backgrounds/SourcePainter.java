package app.selfie.backgrounds;

import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Picture;
import java.util.Optional;

/** Makes the picture of a background: the real ones, or a grey one where a test is about when, not what. */
interface SourcePainter {

    /** The background over the whole of a new picture of that size; empty if it is not there for whoever asks. */
    Optional<Picture> paint(Source source, ImageSize size);
}
