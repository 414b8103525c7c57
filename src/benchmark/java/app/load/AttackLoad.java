package app.load;

import app.selfie.accounts.LoadAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What attacks do to somebody else's stream, on this machine only: starts the server in a process of its own, films the
 * drawn person in one stream, and prints its pictures per second before, during and after each attack. Arguments: frames
 * per second, seconds of each part (at most 120), model. Fails where the stream kept less than {@link #MIN_SHARE} of its
 * pictures during one of them. To add an attack, write one and name it in {@link #ATTACKS}.
 */
public final class AttackLoad {

    private static final int MAX_SECONDS = 120;
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    /** Until an attack has all its connections. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(5);

    /** Of the pictures per second before an attack: what somebody else's stream has to keep while it goes on. */
    private static final double MIN_SHARE = 0.9;

    private static final List<Attack> ATTACKS = List.of(
            new DrippingBodies(), new UnreadAnswers(), new SignInFlood(), new SilentUploads(), new PictureFlood());

    private AttackLoad() {}

    public static void main(String[] args) throws Exception {
        int framesPerSecond = Integer.parseInt(args[0]);
        Duration part = Duration.ofSeconds(Math.min(MAX_SECONDS, Integer.parseInt(args[1])));
        String model = args[2];
        // The product's own limit; that of the tests, whose settings are on the class path, too, is none.
        try (ServerProcess server = ServerProcess.start("--selfie.http.pages-per-second=20")) {
            LoadClient client = new LoadClient(server.address());
            client.awaitServer(Duration.ofSeconds(120));
            try (LoadStream stream = client.open(LoadAccounts.name(0), model, Film.frames(), framesPerSecond)) {
                Thread.sleep(WARM_UP);
                List<String> tooMuch = new ArrayList<>();
                for (Attack attack : ATTACKS) {
                    if (kept(attack, server, stream, part) < MIN_SHARE) {
                        tooMuch.add(attack.name());
                    }
                }
                if (!tooMuch.isEmpty()) {
                    throw new IllegalStateException("expected " + MIN_SHARE
                            + " of the pictures during every attack, found less during " + tooMuch);
                }
            }
        }
    }

    private static double kept(Attack attack, ServerProcess server, LoadStream stream, Duration part) throws Exception {
        double before = rate(stream, part);
        double during;
        try (attack) {
            attack.start(server.port());
            Thread.sleep(UNDER_WAY);
            during = rate(stream, part);
        }
        double after = rate(stream, part);
        System.out.printf(
                Locale.ROOT,
                "%-45s before %5.1f, during %5.1f (%3.0f %%), after %5.1f pictures/s; server %d MB%n",
                attack.name(),
                before,
                during,
                100 * during / before,
                after,
                server.residentMegabytes());
        return during / before;
    }

    private static double rate(LoadStream stream, Duration over) throws InterruptedException {
        stream.forget();
        long start = System.nanoTime();
        Thread.sleep(over);
        return stream.totals().pictures() * 1e9 / (System.nanoTime() - start);
    }
}
