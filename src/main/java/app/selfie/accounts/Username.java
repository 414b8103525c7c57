package app.selfie.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name a person signs in with: 2 to 40 characters (Unicode code points), letters and digits of any script, and
 * {@code . _ - @} between or after them. One script, or scripts that are written together in one language, and nothing
 * that cannot be seen: see {@link LookAlikes}.
 *
 * @param text in Unicode normal form C, without spaces around it, as the person wants to see it
 */
record Username(String text) {

    static final int MIN_CHARACTERS = 2; // many Chinese names have two
    static final int MAX_CHARACTERS = 40;

    /**
     * In Java chars, as typed. Four of them become one character at most, so no name is lost; and to normalise a text takes
     * time by the square of its marks, so none is read that is longer.
     */
    static final int MAX_TYPED = 200;

    /** No text's key, because of its spaces. */
    private static final String KEY_OF_NO_NAME = " too long ";

    /** A mark is part of a letter in many scripts, so marks are allowed wherever letters are. */
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}._@-]*");

    Username {
        Optional<UsernameProblem> problem = problemOf(text);
        if (problem.isPresent()) {
            throw new IllegalArgumentException("expected a username of " + MIN_CHARACTERS + " to " + MAX_CHARACTERS
                    + " characters, found one of " + text.length() + ": " + problem.get());
        }
        text = written(text);
    }

    /** Why a typed text cannot be a username; empty if it can. */
    static Optional<UsernameProblem> problemOf(String typed) {
        if (isTooLong(typed)) {
            return Optional.of(UsernameProblem.TOO_LONG);
        }
        String text = written(typed);
        int characters = text.codePointCount(0, text.length());
        if (characters < MIN_CHARACTERS) {
            return Optional.of(UsernameProblem.TOO_SHORT);
        }
        if (characters > MAX_CHARACTERS) {
            return Optional.of(UsernameProblem.TOO_LONG);
        }
        return ALLOWED.matcher(text).matches()
                ? LookAlikes.problemOf(text)
                : Optional.of(UsernameProblem.BAD_CHARACTER);
    }

    /** Whether a typed text is longer than anything a name could be written as. */
    static boolean isTooLong(String typed) {
        return typed.length() > MAX_TYPED;
    }

    /**
     * What makes two names the same: compatibility forms (full-width letters, ligatures) are unified and case is
     * folded, in both directions because some letters have several small or capital forms.
     */
    String key() {
        return keyOf(text);
    }

    /** {@link #key()} for any text. All that are longer than {@value #MAX_TYPED} chars share one key, which is no name's. */
    static String keyOf(String typed) {
        if (isTooLong(typed)) {
            return KEY_OF_NO_NAME;
        }
        String unified = Normalizer.normalize(written(typed), Normalizer.Form.NFKC);
        return Normalizer.normalize(unified.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }

    private static String written(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
    }

    @Override
    public String toString() {
        return text;
    }
}
