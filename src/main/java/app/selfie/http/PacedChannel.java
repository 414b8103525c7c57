package app.selfie.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;

/** A connection that knows its {@link Pace}: a plain one, or one over TLS. */
interface PacedChannel {

    Pace pace();

    /** Bytes as they are. */
    final class Plain extends NioChannel implements PacedChannel {

        private volatile Pace pace = new Pace(System.nanoTime());

        Plain(SocketBufferHandler buffers) {
            super(buffers);
        }

        @Override
        public Pace pace() {
            return pace;
        }

        /** Tomcat uses a channel again for another connection. */
        @Override
        public void free() {
            super.free();
            pace = new Pace(System.nanoTime());
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            return pace.moved(super.read(into));
        }

        @Override
        public long read(ByteBuffer[] into, int offset, int length) throws IOException {
            return pace.moved(super.read(into, offset, length));
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            return pace.moved(super.write(from));
        }

        @Override
        public long write(ByteBuffer[] from, int offset, int length) throws IOException {
            return pace.moved(super.write(from, offset, length));
        }
    }

    /** Bytes before they are encrypted; the handshake has Tomcat's time limits. */
    final class Secure extends SecureNioChannel implements PacedChannel {

        private volatile Pace pace = new Pace(System.nanoTime());

        Secure(SocketBufferHandler buffers, NioEndpoint endpoint) {
            super(buffers, endpoint);
        }

        @Override
        public Pace pace() {
            return pace;
        }

        @Override
        public void free() {
            super.free();
            pace = new Pace(System.nanoTime());
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            return pace.moved(super.read(into));
        }

        @Override
        public long read(ByteBuffer[] into, int offset, int length) throws IOException {
            return pace.moved(super.read(into, offset, length));
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            return pace.moved(super.write(from));
        }

        @Override
        public long write(ByteBuffer[] from, int offset, int length) throws IOException {
            return pace.moved(super.write(from, offset, length));
        }
    }
}
