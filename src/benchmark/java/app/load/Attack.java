package app.load;

/** Something a stranger, or somebody signed in, does to a server on this machine while another person's stream goes on. */
interface Attack extends AutoCloseable {

    /** A few words for the report. */
    String name();

    /**
     * Begins, on threads of its own.
     *
     * @param port of the server on 127.0.0.1
     */
    void start(int port) throws Exception;

    /** Ends, and lets go of everything. */
    @Override
    void close() throws Exception;
}
