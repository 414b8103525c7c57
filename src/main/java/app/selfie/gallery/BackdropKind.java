package app.selfie.gallery;

import app.selfie.backgrounds.BackdropChoice;

/** The kinds of backdrops, by which a gallery can be filtered. */
public enum BackdropKind {
    SCENE,
    BLUR,
    PLAIN,
    NONE;

    /** The kind of a choice. */
    public static BackdropKind of(BackdropChoice choice) {
        return switch (choice) {
            case BackdropChoice.Scene scene -> SCENE;
            case BackdropChoice.Blur blur -> BLUR;
            case BackdropChoice.Plain plain -> PLAIN;
            case BackdropChoice.None none -> NONE;
        };
    }
}
