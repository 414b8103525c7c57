package app.selfie.accounts;

import java.util.Optional;

/** Why a text cannot be a password. Length is what counts, so there is no rule about kinds of characters. */
enum PasswordProblem {
    TOO_SHORT("accounts.password.too-short"),
    TOO_LONG("accounts.password.too-long"),
    SAME_AS_NAME("accounts.password.same-as-name"),
    COMMON("accounts.password.common"),
    /** Of a change that would change nothing. */
    SAME_AS_BEFORE("accounts.password.same-as-before");

    static final int MIN_CHARACTERS = 10;
    static final int MAX_CHARACTERS = 128;

    /** In Java chars, of which a character takes two at most. */
    private static final int MAX_TYPED = 2 * MAX_CHARACTERS;

    private final String messageKey;

    PasswordProblem(String messageKey) {
        this.messageKey = messageKey;
    }

    /** What keeps a person of that name from using that password; empty if nothing does. Lengths in code points. */
    static Optional<PasswordProblem> of(String password, String username) {
        if (isTooLong(password)) {
            return Optional.of(TOO_LONG);
        }
        int characters = password.codePointCount(0, password.length());
        if (characters < MIN_CHARACTERS) {
            return Optional.of(TOO_SHORT);
        }
        if (characters > MAX_CHARACTERS) {
            return Optional.of(TOO_LONG);
        }
        if (!Username.isTooLong(password) && Username.keyOf(password).equals(Username.keyOf(username))) {
            return Optional.of(SAME_AS_NAME);
        }
        return CommonPasswords.isCommon(password, username) ? Optional.of(COMMON) : Optional.empty();
    }

    /** Whether a typed text is longer than any password, so that nobody needs to look at it. */
    static boolean isTooLong(String typed) {
        return typed.length() > MAX_TYPED;
    }

    String messageKey() {
        return messageKey;
    }
}
