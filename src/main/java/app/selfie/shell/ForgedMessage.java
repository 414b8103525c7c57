package app.selfie.shell;

import java.util.List;

/** Tells a failure to read what a client sent to Vaadin from a bug: no code of ours, nor any component's, had begun to work. */
final class ForgedMessage {

    private static final String READER = "com.vaadin.flow.server.communication.ServerRpcHandler";

    /** What takes part in reading a message. */
    private static final List<String> READING = List.of(
            "com.vaadin.flow.server.communication.", "com.vaadin.flow.internal.", "tools.jackson.", "java.", "jdk.");

    private static final int MAX_CAUSES = 20;
    private static final int LENGTH = 200;

    private ForgedMessage() {}

    static boolean isCauseOf(Throwable failure) {
        int depth = 0;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (++depth > MAX_CAUSES || !happenedWhileReading(at)) {
                return false; // Vaadin wraps what our own methods throw
            }
        }
        return true;
    }

    private static boolean happenedWhileReading(Throwable failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            String where = frame.getClassName();
            if (where.startsWith(READER)) {
                return true;
            }
            if (READING.stream().noneMatch(where::startsWith)) {
                return false;
            }
        }
        return false;
    }

    /** One line, however long and with whatever line breaks the client's own words are. */
    static String describe(Throwable failure) {
        String words = failure.toString().replaceAll("\\p{Cntrl}+", " ");
        return words.length() <= LENGTH ? words : words.substring(0, LENGTH);
    }
}
