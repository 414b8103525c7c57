package app.selfie.accounts;

/** Why a text cannot be a username. */
enum UsernameProblem {
    TOO_SHORT("accounts.username.too-short"),
    TOO_LONG("accounts.username.too-long"),
    BAD_CHARACTER("accounts.username.bad-character"),
    MIXED_SCRIPTS("accounts.username.mixed-scripts"),
    TAKEN("accounts.username.taken");

    private final String messageKey;

    UsernameProblem(String messageKey) {
        this.messageKey = messageKey;
    }

    String messageKey() {
        return messageKey;
    }
}
