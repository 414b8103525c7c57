package app.selfie.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** An answer without a body where it is 416: Spring sends the whole picture with it. */
final class EmptyIfUnsatisfiable extends HttpServletResponseWrapper {

    EmptyIfUnsatisfiable(HttpServletResponse response) {
        super(response);
    }

    private boolean isUnsatisfiable() {
        return getStatus() == SC_REQUESTED_RANGE_NOT_SATISFIABLE;
    }

    @Override
    public void setContentLengthLong(long length) {
        super.setContentLengthLong(isUnsatisfiable() ? 0 : length);
    }

    @Override
    public void setContentLength(int length) {
        setContentLengthLong(length);
    }

    @Override
    public void setHeader(String name, String value) {
        super.setHeader(name, isUnsatisfiable() && name.equalsIgnoreCase("Content-Length") ? "0" : value);
    }

    @Override
    public void addHeader(String name, String value) {
        super.addHeader(name, isUnsatisfiable() && name.equalsIgnoreCase("Content-Length") ? "0" : value);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return isUnsatisfiable() ? new Nothing() : super.getOutputStream();
    }

    /** Takes everything and passes nothing on. */
    private static final class Nothing extends ServletOutputStream {

        @Override
        public void write(int b) {}

        @Override
        public void write(byte[] bytes, int offset, int length) {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("nothing is written, so nothing is waited for");
        }
    }
}
