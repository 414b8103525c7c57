package app.selfie.accounts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Passwords that are tried first, whatever their length. A password is taken apart into the fewest pieces of which each is
 * one guess: a common word or the person's name, in any case, backwards, with digits for letters; a run of digits, letters or
 * keys; a year; a pair of digits; what was there just before, once more; or else a single character. With fewer than
 * {@value #MIN_PIECES} pieces it is common.
 *
 * <p>Rules rather than a list of passwords that were found somewhere: they catch what nobody has used yet as well.
 */
final class CommonPasswords {

    /** "Summer2025!" has three pieces; five are more than ten digits' worth of guesses. */
    private static final int MIN_PIECES = 5;

    private static final int MIN_RUN = 3;
    private static final int MIN_COLUMNS = 6;

    /** One typed character can become 18, and every part of the text is looked at. */
    private static final int MAX_LOOKED_AT = 256;

    /** Of the longest line below. */
    private static final int MAX_PIECE = 40;

    /** Neighbours on keyboards (English, German, French); three of them are a run. */
    private static final String[] LINES = {
        "abcdefghijklmnopqrstuvwxyz",
        "01234567890",
        "qwertyuiop[]",
        "asdfghjkl;'",
        "zxcvbnm,./",
        "qwertzuiop",
        "yxcvbnm",
        "azertyuiop",
        "qsdfghjklm",
        "wxcvbn",
        "!@#$%^&*()"
    };

    /** Ways down the columns of keyboards and number pads. Their short pieces come about by chance. */
    private static final String[] COLUMNS = {
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.",
        "1q2w3e4r5t6y7u8i9o0p",
        "q1w2e3r4t5y6u7i8o9p0",
        "qazwsxedcrfvtgbyhnujmikolp",
        "1472583690",
        "147258369147",
        "7418529630",
        "789456123"
    };

    private static final Set<String> WORDS = words();

    private CommonPasswords() {}

    /**
     * Whether many people use this, or something as easy to guess.
     *
     * @param password at most 256 chars
     * @param username whose it would be; its letters are one guess
     */
    static boolean isCommon(String password, String username) {
        String text = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String name = Username.keyOf(username);
        return pieces(text.codePoints().limit(MAX_LOOKED_AT).toArray(), name) < MIN_PIECES;
    }

    /** The fewest pieces, found from left to right: those of a beginning are the best way to end with one more. */
    private static int pieces(int[] text, String name) {
        int[] fewest = new int[text.length + 1];
        Arrays.fill(fewest, Integer.MAX_VALUE);
        fewest[0] = 0;
        for (int start = 0; start < text.length; start++) {
            for (int end = start + 1; end <= text.length; end++) {
                int cost = cost(text, start, end, name);
                fewest[end] =
                        Math.min(fewest[end], cost == 0 && start == 0 ? Integer.MAX_VALUE : add(fewest[start], cost));
            }
        }
        return fewest[text.length];
    }

    private static int add(int pieces, int more) {
        return more == Integer.MAX_VALUE ? more : pieces + more;
    }

    /** What one piece counts for: 0 for a repetition, 1 for what is guessed at once, the maximum for what is none. */
    private static int cost(int[] text, int start, int end, String name) {
        int length = end - start;
        if (start >= length && Arrays.equals(text, start - length, start, text, start, end)) {
            return 0;
        }
        if (length > Math.max(MAX_PIECE, name.length())) {
            return Integer.MAX_VALUE;
        }
        if (length == 1 || isDigitPairOrYear(text, start, end) || isRun(text, start, end)) {
            return 1;
        }
        return isWord(new String(text, start, length), name) ? 1 : Integer.MAX_VALUE;
    }

    private static boolean isDigitPairOrYear(int[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        boolean isYear = end - start == 4
                && ((text[start] == '1' && text[start + 1] == '9') || (text[start] == '2' && text[start + 1] == '0'));
        return end - start == 2 || isYear;
    }

    private static boolean isRun(int[] text, int start, int end) {
        if (end - start < MIN_RUN) {
            return false;
        }
        String piece = new String(text, start, end - start);
        return isPartOf(LINES, piece) || (end - start >= MIN_COLUMNS && isPartOf(COLUMNS, piece));
    }

    private static boolean isPartOf(String[] lines, String piece) {
        String backwards = new StringBuilder(piece).reverse().toString();
        return Arrays.stream(lines).anyMatch(line -> line.contains(piece) || line.contains(backwards));
    }

    private static boolean isWord(String piece, String name) {
        String plain = letters(piece);
        String backwards = new StringBuilder(plain).reverse().toString();
        return piece.equals(name) || WORDS.contains(piece) || WORDS.contains(plain) || WORDS.contains(backwards);
    }

    /** Digits and signs that stand for letters, as letters. */
    private static String letters(String piece) {
        StringBuilder plain = new StringBuilder(piece.length());
        for (int i = 0; i < piece.length(); i++) {
            int sign = "@4301!5$7".indexOf(piece.charAt(i));
            plain.append(sign < 0 ? piece.charAt(i) : "aaeoiisst".charAt(sign));
        }
        return plain.toString();
    }

    private static Set<String> words() {
        try (InputStream file = CommonPasswords.class.getResourceAsStream("common-words.txt")) {
            if (file == null) {
                throw new IllegalStateException("expected common-words.txt beside CommonPasswords, found nothing");
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toCollection(HashSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
