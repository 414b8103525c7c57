package app.selfie.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Where a person is signed in: remembered devices with whatever sessions they have, and the sessions of this process that no
 * device remembers.
 */
@Service
class SignedInDevices {

    private final RememberedDevices devices;
    private final ActiveSessions sessions;
    private final AccountService keeper;
    private final InstantSource clock;

    /**
     * One place where somebody is signed in.
     *
     * @param key of the device or session; never shown
     * @param lastSeen how long ago, to some minutes
     * @param isThis whether it is the one that asks
     */
    record Entry(Key key, DeviceKind kind, Duration lastSeen, boolean isThis) {}

    /** What an entry stands for. */
    sealed interface Key {
        /** A remembered device, see {@link RememberedDevices#hashOf}. */
        record Device(String hash) implements Key {}

        /** A session without one. */
        record Session(String id) implements Key {}
    }

    SignedInDevices(RememberedDevices devices, ActiveSessions sessions, AccountService keeper, InstantSource clock) {
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
        for (RememberedDevices.Device device : devices.of(user)) {
            List<ActiveSessions.Open> its = open.stream()
                    .filter(one -> device.hash().equals(one.user().device()))
                    .toList();
            Instant seen = its.stream()
                    .map(ActiveSessions.Open::lastUsedAt)
                    .filter(device.lastSeenAt()::isBefore)
                    .max(Comparator.naturalOrder())
                    .orElse(device.lastSeenAt());
            boolean isThis = its.stream().anyMatch(one -> one.id().equals(session));
            entries.add(new Entry(new Key.Device(device.hash()), device.kind(), since(seen, now), isThis));
        }
        open.stream()
                .filter(one -> one.user().device() == null)
                .map(one -> new Entry(
                        new Key.Session(one.id()),
                        one.user().kind(),
                        since(one.lastUsedAt(), now),
                        one.id().equals(session)))
                .forEach(entries::add);
        entries.sort(Comparator.comparing((Entry entry) -> !entry.isThis()).thenComparing(Entry::lastSeen));
        return entries;
    }

    /** Signs the person out there. Waits for sessions to end: not for a thread that holds a page's lock. */
    void signOut(UserId user, Key key) {
        switch (key) {
            case Key.Device(String hash) -> {
                devices.forget(user, hash);
                sessions.endDevice(user, hash);
            }
            case Key.Session(String id) -> sessions.end(user, id);
        }
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
