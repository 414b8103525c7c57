package app.selfie.http;

import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * Puts the security headers on an answer before anybody else sees the request: some Tomcat answers without its valves. And
 * serves few requests that were sent without waiting for an answer, which no browser does: others shall come between them.
 */
final class HardenedAdapter implements Adapter {

    /** A browser's next request may be there before the thread of the last one has ended, but not again and again. */
    private static final int PIPELINED = 8;

    private final Adapter tomcat;

    /** Requests one after another on one thread, which is a new one each time the server has to wait for a request. */
    private final ThreadLocal<Integer> served = ThreadLocal.withInitial(() -> 0);

    HardenedAdapter(Adapter tomcat) {
        this.tomcat = tomcat;
    }

    @SuppressWarnings("ThreadPriorityCheck") // the yield is no synchronisation: it lets other connections have a turn
    @Override
    public void service(Request request, Response response) throws Exception {
        SecurityHeaders.STRICT.write(false, response::setHeader);
        if (Thread.currentThread().isVirtual()) {
            int count = served.get() + 1;
            served.set(count);
            if (count >= PIPELINED) {
                response.setHeader("Connection", "close");
            } else if (count > 1) {
                Thread.yield();
            }
        }
        tomcat.service(request, response);
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return tomcat.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent event) throws Exception {
        return tomcat.asyncDispatch(request, response, event);
    }

    @Override
    public void log(Request request, Response response, long time) {
        tomcat.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        tomcat.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return tomcat.getDomain();
    }
}
