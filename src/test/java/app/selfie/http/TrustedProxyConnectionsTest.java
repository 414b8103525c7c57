package app.selfie.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** A proxy brings everybody's connections: they are not counted, where it is trusted. A Tomcat without pages is enough. */
class TrustedProxyConnectionsTest {

    private static final HttpProperties TWO_CONNECTIONS =
            new HttpProperties(2, 2, 20, DataSize.ofKilobytes(1), Duration.ofSeconds(20), "'none'");

    @TempDir
    private Path folder;

    private final Tomcat tomcat = new Tomcat();
    private final List<RawConnection> held = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (RawConnection connection : held) {
            connection.close();
        }
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void whoIsTrustedMayHaveMore() throws Exception {
        int port = start(TrustedProxies.of("10.0.0.0/8, 127.0.0.0/8"));

        for (int i = 0; i < 5; i++) {
            assertThat(isServed(port)).isTrue();
        }
    }

    @Test
    void whoIsNotMayNot() throws Exception {
        int port = start(TrustedProxies.of("10.0.0.0/8"));

        assertThat(isServed(port)).isTrue();
        assertThat(isServed(port)).isTrue();
        assertThat(isServed(port)).isFalse();
    }

    private int start(TrustedProxies proxies) throws Exception {
        PacedProtocol protocol = new PacedProtocol();
        protocol.setLimits(TWO_CONNECTIONS, proxies);
        Connector connector = new Connector(protocol);
        connector.setPort(0);
        tomcat.setBaseDir(folder.toString());
        tomcat.setConnector(connector);
        tomcat.addContext("", folder.toString());
        tomcat.start();
        return connector.getLocalPort();
    }

    /** Asks for a page, which is not there, and holds the connection. */
    private boolean isServed(int port) throws IOException {
        RawConnection connection = RawConnection.open(port);
        held.add(connection);
        try {
            connection.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            return connection.read(12).equals("HTTP/1.1 404");
        } catch (IOException e) { // closed
            return false;
        }
    }
}
