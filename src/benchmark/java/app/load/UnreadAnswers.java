package app.load;

/** Two hundred and ten connections that ask for page after page and read none. */
final class UnreadAnswers implements Attack {

    private static final int CONNECTIONS = 210;

    private static final String PAGE = "GET /login HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final HeldConnections connections = new HeldConnections(CONNECTIONS, PAGE.repeat(90), PAGE);

    @Override
    public String name() {
        return CONNECTIONS + " connections that pipeline and never read";
    }

    @Override
    public void start(int port) {
        connections.start(port);
    }

    @Override
    public void close() throws InterruptedException {
        connections.close();
    }
}
