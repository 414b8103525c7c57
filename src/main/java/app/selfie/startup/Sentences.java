package app.selfie.startup;

/** Messages of others, made short enough for a sentence of ours. */
final class Sentences {

    private static final int MOST = 200;

    private Sentences() {}

    /** The first line of the message, or the exception's name; at most 200 characters, and with a full stop. */
    static String first(Throwable failure) {
        String message = failure.getMessage();
        String line = message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("").strip();
        String brief = line.length() > MOST ? line.substring(0, MOST) + " …" : line;
        return brief.endsWith(".") ? brief : brief + ".";
    }
}
