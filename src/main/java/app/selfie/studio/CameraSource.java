package app.selfie.studio;

import java.util.Locale;

/** Where the element takes its frames from. */
enum CameraSource {
    CAMERA,
    PERSON,
    PHOTO;

    /** The element's word for it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the element's word means; an unknown word is the camera. */
    static CameraSource of(String word) {
        for (CameraSource source : values()) {
            if (source.word().equals(word)) {
                return source;
            }
        }
        return CAMERA;
    }
}
