package app.load;

/** Two hundred and twenty requests whose bodies come a byte every four seconds. */
final class DrippingBodies implements Attack {

    private static final int CONNECTIONS = 220;

    private final HeldConnections connections = new HeldConnections(
            CONNECTIONS,
            "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: 5000\r\n\r\nusername=a",
            "a");

    @Override
    public String name() {
        return CONNECTIONS + " dripping bodies";
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
