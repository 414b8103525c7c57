package app.selfie.accounts;

import java.util.Optional;

/** Why a text cannot be a password. Length is what counts, so there is no rule about kinds of characters. */
enum PasswordProblem {
    TOO_SHORT("accounts.password.too-short"),
    TOO_LONG("accounts.password.too-long"),
    SAME_AS_NAME("accounts.password.same-as-name");

    static final int MIN_CHARACTERS = 10;
    static final int MAX_CHARACTERS = 128;

    private final String messageKey;

    PasswordProblem(String messageKey) {
        this.messageKey = messageKey;
    }

    /** What keeps a person of that name from using that password; empty if nothing does. Lengths in code points. */
    static Optional<PasswordProblem> of(String password, String username) {
        int characters = password.codePointCount(0, password.length());
        if (characters < MIN_CHARACTERS) {
            return Optional.of(TOO_SHORT);
        }
        if (characters > MAX_CHARACTERS) {
            return Optional.of(TOO_LONG);
        }
        return Username.keyOf(password).equals(Username.keyOf(username)) ? Optional.of(SAME_AS_NAME) : Optional.empty();
    }

    String messageKey() {
        return messageKey;
    }
}
