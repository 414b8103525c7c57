package app.selfie.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/** Where a person is signed in: their devices, with whatever sessions these have in this process. */
@Service
class SignedInDevices {

    private final DeviceTokens devices;
    private final ActiveSessions sessions;
    private final AccountService keeper;
    private final InstantSource clock;

    /**
     * One device on which somebody is signed in.
     *
     * @param hash what it is known by, see {@link SecretToken#hashOf}; never shown
     * @param lastSeen how long ago, to some minutes
     * @param isThis whether it is the one that asks
     */
    record Entry(String hash, DeviceKind kind, Duration lastSeen, boolean isThis) {}

    SignedInDevices(DeviceTokens devices, ActiveSessions sessions, AccountService keeper, InstantSource clock) {
        this.devices = devices;
        this.sessions = sessions;
        this.keeper = keeper;
        this.clock = clock;
    }

    /**
     * All of them, this one first, the others by when they were last seen.
     *
     * @param session id of the one that asks
     */
    List<Entry> of(UserId user, String session) {
        Instant now = clock.instant();
        List<ActiveSessions.Open> open = sessions.of(user);
        List<Entry> entries = new ArrayList<>();
        for (DeviceTokens.Device device : devices.of(user)) {
            List<ActiveSessions.Open> its = open.stream()
                    .filter(one -> device.hash().equals(one.user().device()))
                    .toList();
            Instant seen = its.stream()
                    .map(ActiveSessions.Open::lastUsedAt)
                    .filter(device.lastSeenAt()::isBefore)
                    .max(Comparator.naturalOrder())
                    .orElse(device.lastSeenAt());
            boolean isThis = its.stream().anyMatch(one -> one.id().equals(session));
            entries.add(new Entry(device.hash(), device.kind(), since(seen, now), isThis));
        }
        entries.sort(Comparator.comparing((Entry entry) -> !entry.isThis()).thenComparing(Entry::lastSeen));
        return entries;
    }

    /** Signs the person out there. Waits for sessions to end: not for a thread that holds a page's lock. */
    void signOut(UserId user, String hash) {
        devices.forget(user, hash);
        sessions.endDevice(user, hash);
    }

    /** Signs the person out everywhere but in that session. Not for a thread that holds a page's lock. */
    void signOutElsewhere(UserId user, String session) {
        keeper.signOutElsewhere(user, session);
    }

    private static Duration since(Instant seen, Instant now) {
        Duration passed = Duration.between(seen, now);
        return passed.isNegative() ? Duration.ZERO : passed;
    }
}
