package app.load;

import app.selfie.accounts.LoadAccounts;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One person announces eleven files of the greatest length and sends none of them, again and again. */
final class SilentUploads extends PersonalFlood {

    private static final int CONNECTIONS = 11;
    private static final int ANNOUNCED_BYTES = 6 << 20;

    /** A still more a second is what one person may send. */
    private static final Duration BETWEEN = Duration.ofSeconds(CONNECTIONS);

    SilentUploads() {
        super(LoadAccounts.name(30), CONNECTIONS);
    }

    @Override
    public String name() {
        return CONNECTIONS + " silent uploads";
    }

    @Override
    String ask(LoadVisitor attacker) throws IOException, InterruptedException {
        String answer = announce(attacker);
        for (int i = 0; i < BETWEEN.toSeconds() && !isOver(); i++) {
            Thread.sleep(1000);
        }
        return answer;
    }

    /** @return the status of the answer, waited for in silence */
    private String announce(LoadVisitor attacker) throws IOException, InterruptedException {
        URI server = URI.create(attacker.address());
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(1000);
            String head = String.join(
                    "\r\n",
                    "POST /stills?ticket=" + attacker.text("/load/still-ticket") + " HTTP/1.1",
                    "Host: " + server.getAuthority(),
                    "Origin: " + attacker.address(),
                    "Cookie: " + attacker.cookieHeader(),
                    "Content-Type: image/jpeg",
                    "Content-Length: " + ANNOUNCED_BYTES,
                    "",
                    "");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            while (!isOver()) {
                try {
                    String line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                    return line.startsWith("HTTP/1.1 ") ? line.substring(9) : "closed";
                } catch (SocketTimeoutException e) {
                    // no answer yet
                }
            }
            return "none until the end";
        }
    }
}
