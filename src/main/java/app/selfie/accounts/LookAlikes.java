package app.selfie.accounts;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.CheckResult;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import java.util.Optional;

/**
 * Names that look like other names, by Unicode's Technical Standard 39. Its level "highly restrictive" takes every script
 * by itself, and Latin together with Chinese, Japanese or Korean, as people there do write; Cyrillic or Greek letters among
 * Latin ones are refused. Whole names of one script that look like a name of another, as some of four Cyrillic letters do,
 * stay possible: to refuse them would refuse real names. Decision 0018.
 */
final class LookAlikes {

    /** As the standard advises; no language needs more on one letter, and higher piles cover the lines above. */
    private static final int MAX_MARKS_IN_A_ROW = 4;

    /** Thread-safe, and 0.2 seconds in the making. */
    private static final SpoofChecker CHECKER = new SpoofChecker.Builder()
            .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
            .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.MIXED_NUMBERS | SpoofChecker.INVISIBLE)
            .build();

    private LookAlikes() {}

    /**
     * Why a text may be taken for another one; empty if it may not.
     *
     * @param text in normal form C, at most {@link Username#MAX_TYPED} chars
     */
    static Optional<UsernameProblem> problemOf(String text) {
        if (hasUnseen(text)) {
            return Optional.of(UsernameProblem.BAD_CHARACTER);
        }
        CheckResult found = new CheckResult();
        if (!CHECKER.failsChecks(text, found)) {
            return Optional.empty();
        }
        return Optional.of(
                (found.checks & SpoofChecker.INVISIBLE) == 0
                        ? UsernameProblem.MIXED_SCRIPTS
                        : UsernameProblem.BAD_CHARACTER);
    }

    private static boolean hasUnseen(String text) {
        int marks = 0;
        for (int character : text.codePoints().toArray()) {
            if (UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
                return true;
            }
            boolean isMark = Character.getType(character) == Character.NON_SPACING_MARK
                    || Character.getType(character) == Character.ENCLOSING_MARK;
            marks = isMark ? marks + 1 : 0;
            if (marks > MAX_MARKS_IN_A_ROW) {
                return true;
            }
        }
        return false;
    }
}
