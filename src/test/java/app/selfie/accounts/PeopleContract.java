package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.selfie.limits.MovableClock;
import app.selfie.limits.RateLimiter.Limit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;

/** What administrators can do, and nobody else, on every database; the subclasses bring the databases. */
@SpringJUnitConfig(AccountsContract.Database.class)
abstract class PeopleContract {

    private static final String PASSWORD = "four random words";

    private final MovableClock clock = new MovableClock();
    private final PasswordEncoder encoder =
            new Pbkdf2PasswordEncoder("", 16, 1, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);

    @Autowired
    private AccountRepository accounts;

    @Autowired
    private JdbcAggregateOperations rows;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    private AccountsProperties settings;
    private DeviceTokens devices;
    private PasswordResets resets;
    private AccountErasure erasure;
    private Registration registration;
    private People people;
    private UserId ada;
    private UserId bob;

    @BeforeEach
    void adaRunsThePlaceAndBobIsHere() {
        database.sql("delete from account").update();
        database.sql("delete from audit_entry").update();
        database.sql("delete from registration_policy").update();
        Limit many = new Limit(1000, Duration.ofSeconds(10));
        settings = new AccountsProperties(
                Duration.ofDays(30),
                Duration.ofMinutes(30),
                many,
                many,
                many,
                many,
                0,
                Duration.ofSeconds(3),
                RegistrationMode.OPEN,
                "");
        devices = new DeviceTokens(database, clock, settings);
        ActiveSessions sessions =
                new ActiveSessions(devices, new StaticListableBeanFactory().getBeanProvider(SessionPages.class));
        Administrator administrator = new Administrator(accounts);
        RegistrationPolicy policy = new RegistrationPolicy(database, settings);
        Invitations invitations = new Invitations(database, clock);
        List<PersonalData> everything = List.of(new AccountPersonalData(database));
        ResetLinks links = new ResetLinks(database, clock, transactions);
        resets = new PasswordResets(links, accounts, devices, sessions, encoder, transactions);
        erasure = new AccountErasure(accounts, everything, administrator, database, clock, transactions);
        registration = new Registration(
                accounts, rows, encoder, administrator, policy, invitations, transactions, clock, settings);
        people = new People(
                new PersonRepository(database),
                accounts,
                administrator,
                devices,
                sessions,
                links,
                invitations,
                policy,
                new AuditLog(database, clock),
                everything,
                clock,
                transactions);
        ada = register("Ada");
        bob = register("Bob");
    }

    @Test
    void findsPeopleByPartsOfTheirNamesAPageAtATime() {
        for (int i = 0; i < People.PAGE; i++) {
            register("guest%02d".formatted(i));
        }
        register("b_c");

        assertThat(people.search("", 0).people()).hasSize(People.PAGE);
        assertThat(people.search("", 0).total()).isEqualTo(People.PAGE + 3);
        assertThat(people.search("", 1).people()).hasSize(3);
        assertThat(people.search("GUEST1", 0).people())
                .extracting(Person::name)
                .containsExactly(
                        "guest10", "guest11", "guest12", "guest13", "guest14", "guest15", "guest16", "guest17",
                        "guest18", "guest19");
        assertThat(people.search("b_", 0).people()).extracting(Person::name).containsExactly("b_c");
        assertThat(people.search("%", 0).people()).isEmpty();
        assertThat(people.search("x".repeat(100_000), 0).people()).isEmpty();
    }

    @Test
    void nobodyButAnAdministratorDoesAnythingToAnybody() {
        UserId cas = register("Cas");
        UserId stranger = new UserId(UUID.randomUUID());
        List<Consumer<UserId>> deeds = List.of(
                actor -> people.choose(actor, RegistrationMode.CLOSED),
                actor -> people.invite(actor, Duration.ofDays(1), null),
                actor -> people.withdraw(actor, "x"),
                actor -> people.setQuota(actor, cas, 1L),
                actor -> people.setAdministrator(actor, cas, true),
                actor -> people.disable(actor, cas),
                actor -> people.enable(actor, cas),
                actor -> people.signOutEverywhere(actor, cas),
                actor -> people.resetLink(actor, cas),
                actor -> people.delete(actor, cas),
                actor -> people.undelete(actor, cas));

        for (Consumer<UserId> deed : deeds) {
            assertThatThrownBy(() -> deed.accept(bob)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> deed.accept(stranger)).isInstanceOf(AccessDeniedException.class);
        }

        assertThat(people.find(cas).orElseThrow())
                .extracting(Person::administrator, Person::disabled, Person::leaving, Person::quotaBytes)
                .containsExactly(false, false, false, null);
        assertThat(people.registration()).isEqualTo(RegistrationMode.OPEN);
        assertThat(people.invitations()).isEmpty();
        assertThat(people.deeds(100)).isEmpty();
    }

    @Test
    void nobodyRemovesThemselves() {
        assertThatThrownBy(() -> people.setAdministrator(ada, ada, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> people.disable(ada, ada)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> people.delete(ada, ada)).isInstanceOf(IllegalArgumentException.class);

        assertThat(people.find(ada).orElseThrow().administrator()).isTrue();
    }

    @Test
    void theFirstAdministratorsPlaceGoesToWhoTakesIt() {
        people.setAdministrator(ada, bob, true);
        assertThat(people.find(bob).orElseThrow().administrator()).isTrue();

        people.setAdministrator(bob, ada, false);

        assertThat(people.find(ada).orElseThrow().administrator()).isFalse();
        assertThat(people.find(bob).orElseThrow().administrator()).isTrue();
        assertThat(accounts.findFirst()).contains(bob.value());
        assertThatThrownBy(() -> people.setAdministrator(ada, bob, false)).isInstanceOf(AccessDeniedException.class);
    }

    @RepeatedTest(10)
    void administratorsWhoRemoveEachOtherAtOnceLeaveOne() throws Exception {
        UserId cas = register("Cas");
        people.setAdministrator(ada, bob, true);
        people.setAdministrator(ada, cas, true);
        CyclicBarrier gate = new CyclicBarrier(3);

        try (var pool = Executors.newFixedThreadPool(3)) {
            List<Callable<Boolean>> removals = new ArrayList<>();
            removals.add(() -> removal(gate, () -> people.setAdministrator(ada, bob, false)));
            removals.add(() -> removal(gate, () -> people.disable(bob, cas)));
            removals.add(() -> removal(gate, () -> people.delete(cas, ada)));
            pool.invokeAll(removals)
                    .forEach(done -> assertThat(done.state()).isEqualTo(java.util.concurrent.Future.State.SUCCESS));
        }

        List<Person> here = people.search("", 0).people();
        assertThat(here)
                .filteredOn(person -> person.administrator() && !person.disabled() && !person.leaving())
                .isNotEmpty();
        assertThat(accounts.findFirst()).isPresent();
    }

    private static boolean removal(CyclicBarrier gate, Runnable work) throws Exception {
        gate.await();
        try {
            work.run();
            return true;
        } catch (AccessDeniedException e) { // the other one was first
            return false;
        }
    }

    @Test
    void whoIsKeptOutIsSignedOutAndStaysWithEverything() {
        String token = devices.signIn(bob, DeviceKind.UNKNOWN, true);
        AccountDetails details = new AccountDetails(accounts);

        people.disable(ada, bob);

        assertThat(devices.find(token)).isEmpty();
        assertThat(details.loadUserByUsername("Bob").isEnabled()).isFalse();
        assertThatThrownBy(() -> details.loadById(bob.value())).isInstanceOf(UsernameNotFoundException.class);
        assertThat(people.find(bob).orElseThrow().disabled()).isTrue();
        people.enable(ada, bob);
        assertThat(details.loadById(bob.value()).isEnabled()).isTrue();
    }

    @Test
    void aDeletionCanBeTakenBackUntilItIsDone() {
        people.delete(ada, bob);
        assertThat(people.find(bob).orElseThrow().leaving()).isTrue();
        erasure.eraseWhoseTimeIsOver();
        assertThat(people.undelete(ada, bob)).isTrue();
        clock.pass(People.UNDO_FOR);
        erasure.eraseWhoseTimeIsOver();
        assertThat(people.find(bob).orElseThrow().leaving()).isFalse();

        people.delete(ada, bob);
        clock.pass(People.UNDO_FOR);
        erasure.eraseWhoseTimeIsOver();

        assertThat(people.find(bob)).isEmpty();
        assertThat(people.undelete(ada, bob)).isFalse();
        assertThat(people.deeds(10))
                .extracting(AuditLog.Entry::deed, AuditLog.Entry::subject)
                .containsExactlyInAnyOrder(
                        tuple(Deed.DELETED, "Bob"), tuple(Deed.UNDELETED, "Bob"), tuple(Deed.DELETED, "Bob"));
    }

    @Test
    void anAccountThatCannotBeErasedHoldsUpNoOther() {
        UserId cas = register("Cas");
        people.delete(ada, bob);
        clock.pass(Duration.ofSeconds(1));
        people.delete(ada, cas);
        clock.pass(People.UNDO_FOR);
        PersonalData failing = new AccountPersonalData(database) {
            @Override
            public void erase(UserId user) {
                if (user.equals(bob)) {
                    throw new IllegalStateException("the store is away");
                }
                super.erase(user);
            }
        };

        new AccountErasure(accounts, List.of(failing), new Administrator(accounts), database, clock, transactions)
                .eraseWhoseTimeIsOver();

        assertThat(people.find(cas)).isEmpty();
        assertThat(people.find(bob)).isPresent();
        erasure.eraseWhoseTimeIsOver();
        assertThat(people.find(bob)).isEmpty();
    }

    @Test
    void aLinkForANewPasswordIsGoodOnce() {
        String device = devices.signIn(bob, DeviceKind.UNKNOWN, true);
        String replaced = people.resetLink(ada, bob);
        String token = people.resetLink(ada, bob);
        assertThat(resets.find(token).orElseThrow().name()).isEqualTo("Bob");

        assertThat(resets.use(replaced, "another five words now")).isEqualTo(new AccountChange.LinkEnded());
        assertThat(resets.use(token, "short")).isEqualTo(new AccountChange.BadPassword(PasswordProblem.TOO_SHORT));
        assertThat(resets.use(token, "another five words now")).isEqualTo(new AccountChange.Done());
        assertThat(resets.use(token, "yet another five words")).isEqualTo(new AccountChange.LinkEnded());

        Account now = accounts.findById(bob.value()).orElseThrow();
        assertThat(encoder.matches("another five words now", now.passwordHash()))
                .isTrue();
        assertThat(now.signInRound()).isEqualTo(2);
        assertThat(devices.find(device)).isEmpty();
    }

    @Test
    void aLinkForANewPasswordEndsAndIsStoredAsAHash() {
        String token = people.resetLink(ada, bob);
        String stored = database.sql("select token_hash from password_reset")
                .query(String.class)
                .single();
        assertThat(stored).isNotEqualTo(token);
        assertThat(resets.find(stored)).isEmpty();

        clock.pass(ResetLinks.LIFETIME);

        assertThat(resets.use(token, "another five words now")).isEqualTo(new AccountChange.LinkEnded());
    }

    @Test
    void aLinkForANewPasswordEndsWhereThePersonIsSignedOutOrKeptOut() {
        List<Consumer<UserId>> deeds = List.of(
                user -> people.signOutEverywhere(ada, user),
                user -> people.disable(ada, user),
                user -> people.delete(ada, user));
        String other = people.resetLink(ada, register("Cas"));

        for (Consumer<UserId> deed : deeds) {
            String token = people.resetLink(ada, bob);
            deed.accept(bob);
            assertThat(resets.find(token)).isEmpty();
        }

        assertThat(resets.find(other)).isPresent();
    }

    @Test
    void whatAnAdministratorGaveOutEndsWhenTheyAreNoneAnyMore() {
        UserId cas = register("Cas");
        List<Consumer<UserId>> deeds = List.of(
                user -> people.setAdministrator(ada, user, false),
                user -> people.disable(ada, user),
                user -> people.delete(ada, user));
        var _ = people.invite(ada, Duration.ofDays(1), null).orElseThrow();

        for (Consumer<UserId> deed : deeds) {
            people.setAdministrator(ada, bob, true);
            var _ = people.invite(bob, Duration.ofDays(1), null).orElseThrow();
            String token = people.resetLink(bob, cas);
            deed.accept(bob);
            assertThat(people.invitations()).extracting(Invitations.Open::by).containsExactly("Ada");
            assertThat(resets.find(token)).isEmpty();
            people.enable(ada, bob);
        }
    }

    @Test
    void tellsWhoDidWhatAndForgetsItAfterAYear() {
        people.setQuota(ada, bob, 5_000_000L);
        assertThat(people.find(bob).orElseThrow().quotaBytes()).isEqualTo(5_000_000L);
        clock.pass(Duration.ofDays(300));
        people.choose(ada, RegistrationMode.CLOSED);

        assertThat(people.deeds(10))
                .extracting(
                        AuditLog.Entry::actor, AuditLog.Entry::deed, AuditLog.Entry::subject, AuditLog.Entry::detail)
                .containsExactly(
                        tuple("Ada", Deed.REGISTRATION, "", "closed"), tuple("Ada", Deed.QUOTA, "Bob", "5000000"));
        assertThat(people.deeds(10).getFirst().at()).isEqualTo(clock.instant());
        clock.pass(Duration.ofDays(100));
        people.setQuota(ada, bob, null);

        assertThat(people.deeds(10)).extracting(AuditLog.Entry::deed).containsExactly(Deed.QUOTA, Deed.REGISTRATION);
        assertThat(people.find(bob).orElseThrow().quotaBytes()).isNull();
    }

    @Test
    void knowsWhenAPersonWasLastThere() {
        assertThat(people.find(bob).orElseThrow().lastSeenAt()).isNull();

        String token = devices.signIn(bob, DeviceKind.UNKNOWN, true);
        clock.pass(Duration.ofHours(2));
        devices.isStillOf(bob, SecretToken.hashOf(token));
        devices.forget(token);

        assertThat(people.find(bob).orElseThrow().lastSeenAt()).isEqualTo(clock.instant());
    }

    @Test
    void whatAnAdministratorTakesAlongSaysThatTheyAreOne() throws IOException {
        assertThat(exported(bob)).contains("\"administrator\" : false");

        people.setAdministrator(ada, bob, true);

        assertThat(exported(bob)).contains("\"administrator\" : true");
        assertThat(exported(ada)).contains("\"administrator\" : true");
    }

    private String exported(UserId user) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            new AccountPersonalData(database).export(user, new PersonalExport(zip));
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(zip.getNextEntry()).isNotNull();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private UserId register(String name) {
        return ((RegistrationResult.Registered) registration.register(name, PASSWORD, "192.0.2.1", "")).user();
    }
}
