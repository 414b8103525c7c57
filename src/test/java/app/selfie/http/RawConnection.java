package app.selfie.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection that sends what no HTTP client would. */
public final class RawConnection implements AutoCloseable {

    private static final Pattern SCRIPT = Pattern.compile("VAADIN/build/indexhtml[^\"]*\\.js");

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    /** Connects to this machine. */
    public static RawConnection open(int port) throws IOException {
        return open(port, "127.0.0.1", 0);
    }

    /**
     * Connects from a chosen address of this machine.
     *
     * @param receiveBytes for which the system keeps room; 0 for its own choice
     */
    public static RawConnection open(int port, String from, int receiveBytes) throws IOException {
        Socket socket = new Socket();
        if (receiveBytes > 0) {
            socket.setReceiveBufferSize(receiveBytes);
        }
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new RawConnection(socket);
    }

    /** The whole answer to one request, which must ask for the connection's end. */
    public static String ask(int port, String request) throws IOException {
        try (RawConnection connection = open(port)) {
            connection.send(request);
            return connection.readAll();
        }
    }

    /** As many requests as are served without waiting, for a script of some hundred kilobytes: more than any buffer takes. */
    public static String manyLongAnswers(int port) throws IOException {
        return ("GET " + script(port) + " HTTP/1.1\r\nHost: localhost\r\n\r\n").repeat(8);
    }

    /** The address of the pages' script. */
    static String script(int port) throws IOException {
        Matcher script =
                SCRIPT.matcher(ask(port, "GET /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        if (!script.find()) {
            throw new IllegalStateException("no " + SCRIPT + " in the page");
        }
        return "/" + script.group();
    }

    /** Sends each character as a byte. */
    public void send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    /** So many bytes, a byte a character. */
    public String read(int count) throws IOException {
        return new String(socket.getInputStream().readNBytes(count), StandardCharsets.ISO_8859_1);
    }

    /** Everything up to the end, a byte a character. */
    String readAll() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no end after " + all, e);
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** How many answers come before the other end closes. */
    int answersUpToTheEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no end", e);
        } catch (SocketException e) { // what was sent too much is answered with a reset
            all.flush();
        }
        return all.toString(StandardCharsets.ISO_8859_1).split("HTTP/1.1 200", -1).length - 1;
    }

    /** Whether the other end has closed; waits for it. */
    boolean isClosedByServer() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
