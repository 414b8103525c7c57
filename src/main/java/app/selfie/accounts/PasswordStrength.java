package app.selfie.accounts;

/** A friendly hint while a password is typed; never a reason to refuse one. */
enum PasswordStrength {
    WEAK("accounts.strength.weak"),
    FAIR("accounts.strength.fair"),
    STRONG("accounts.strength.strong");

    /** Bits below which a password is weak: about what one rented graphics card tries in a week at our hash cost. */
    private static final double WEAK_BELOW_BITS = 45;

    private static final double FAIR_BELOW_BITS = 70;

    private final String messageKey;

    PasswordStrength(String messageKey) {
        this.messageKey = messageKey;
    }

    /**
     * A rough upper bound: characters times the bits of the alphabet they come from, where repeating a character
     * counts at most twice.
     */
    static PasswordStrength of(String typed) {
        // Beyond the longest password nothing changes any more.
        String password =
                PasswordProblem.isTooLong(typed) ? typed.substring(0, 2 * PasswordProblem.MAX_CHARACTERS) : typed;
        if (CommonPasswords.isCommon(password, "")) {
            return WEAK;
        }
        int alphabet = 0;
        alphabet += password.codePoints().anyMatch(Character::isLowerCase) ? 26 : 0;
        alphabet += password.codePoints().anyMatch(Character::isUpperCase) ? 26 : 0;
        alphabet += password.codePoints().anyMatch(Character::isDigit) ? 10 : 0;
        alphabet += password.codePoints().anyMatch(c -> c < 128 && !Character.isLetterOrDigit(c)) ? 33 : 0;
        // Everything else, mostly ideographs: the few hundred that people really choose from.
        alphabet += password.codePoints().anyMatch(c -> c >= 128) ? 500 : 0;
        long distinct = password.codePoints().distinct().count();
        long counted = Math.min(password.codePointCount(0, password.length()), 2 * distinct);
        double bits = counted * Math.log(Math.max(alphabet, 1)) / Math.log(2);
        if (bits < WEAK_BELOW_BITS) {
            return WEAK;
        }
        return bits < FAIR_BELOW_BITS ? FAIR : STRONG;
    }

    /** The key of the hint beside a field: how long a password must be, and only of one that is so long how good it is. */
    static String hintFor(String typed) {
        return typed.codePointCount(0, typed.length()) < PasswordProblem.MIN_CHARACTERS
                ? "accounts.register.password-hint"
                : of(typed).messageKey();
    }

    String messageKey() {
        return messageKey;
    }
}
