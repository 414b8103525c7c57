package app.selfie.gallery.ui;

import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.BackgroundId;

/** A backdrop as one word of an address: {@code scene-moon}, {@code blur-60}, {@code plain-2b5d8a} or {@code none}. */
final class BackdropWord {

    private static final String SCENE = "scene-";
    private static final String BLUR = "blur-";
    private static final String PLAIN = "plain-";
    private static final String NONE = "none";

    private BackdropWord() {}

    static String of(BackdropChoice choice) {
        return switch (choice) {
            case BackdropChoice.Scene(BackgroundId id) -> SCENE + id;
            case BackdropChoice.Blur(float strength) -> BLUR + Math.round(strength * 100);
            case BackdropChoice.Plain(int rgb) -> String.format("%s%06x", PLAIN, rgb);
            case BackdropChoice.None() -> NONE;
        };
    }

    /** @throws IllegalArgumentException if it is no such word */
    static BackdropChoice parse(String word) {
        if (word.startsWith(SCENE)) {
            return new BackdropChoice.Scene(new BackgroundId(word.substring(SCENE.length())));
        }
        if (word.startsWith(BLUR)) {
            return new BackdropChoice.Blur(Integer.parseInt(word.substring(BLUR.length())) / 100f);
        }
        if (word.startsWith(PLAIN)) {
            return new BackdropChoice.Plain(Integer.parseInt(word.substring(PLAIN.length()), 16));
        }
        if (word.equals(NONE)) {
            return new BackdropChoice.None();
        }
        throw new IllegalArgumentException("expected a backdrop, found " + word.length() + " characters");
    }
}
