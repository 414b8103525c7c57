package app.selfie.accounts;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.selfie.accounts.RegistrationResult.NotInvited;
import app.selfie.accounts.RegistrationResult.Refused;
import app.selfie.accounts.RegistrationResult.Registered;
import app.selfie.accounts.RegistrationResult.TooMany;
import app.selfie.limits.MovableClock;
import app.selfie.limits.RateLimiter.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;

/** What accounts promise on every database; the subclasses bring the databases. */
@SpringJUnitConfig(AccountsContract.Database.class)
abstract class AccountsContract {

    private static final String PASSWORD = "four random words";

    private final MovableClock clock = new MovableClock();
    /** One iteration: these tests are about rows, not about hashes. */
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

    @BeforeEach
    void startsEmpty() {
        database.sql("delete from signed_in_device").update();
        database.sql("delete from account").update();
        database.sql("delete from registration_policy").update();
    }

    @Test
    void makesTheFirstPersonTheAdministrator() {
        Registration registration = registration(100);

        assertThat(registration.isFirst()).isTrue();
        assertThat(register(registration, "Ada").administrator()).isTrue();
        assertThat(registration.isFirst()).isFalse();
        assertThat(register(registration, "Bob").administrator()).isFalse();
    }

    @Test
    void storesWhatWasRegistered() {
        UserId id = register(registration(100), "Zoe\u0308").user();

        Account stored = accounts.findByNameKey(new Username("ZOË").key()).orElseThrow();
        assertThat(stored.id()).isEqualTo(id.value());
        assertThat(stored.name()).isEqualTo("Zoë");
        assertThat(stored.createdAt()).isEqualTo(clock.instant());
        assertThat(encoder.matches(PASSWORD, stored.passwordHash())).isTrue();
    }

    @Test
    void givesANameOnceInWhateverCase() {
        Registration registration = registration(100);
        register(registration, "Ada");

        assertThat(registration.register("ＡＤＡ", PASSWORD, "192.0.2.1", ""))
                .isEqualTo(new Refused(UsernameProblem.TAKEN, null));
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        assertThat(registration(100).register("x", "short", "192.0.2.1", ""))
                .isEqualTo(new Refused(UsernameProblem.TOO_SHORT, PasswordProblem.TOO_SHORT));
    }

    @Test
    void limitsAttemptsPerAddress() {
        Registration registration = registration(2);
        register(registration, "Ada");
        register(registration, "Bob");

        assertThat(registration.register("Eve", PASSWORD, "192.0.2.1", "")).isInstanceOf(TooMany.class);
        assertThat(registration.register("Eve", PASSWORD, "192.0.2.2", "")).isInstanceOf(Registered.class);
    }

    @RepeatedTest(5)
    void makesExactlyOneOfManySimultaneousFirstPersonsTheAdministrator() throws Exception {
        Registration registration = registration(100);

        List<RegistrationResult> results =
                atOnce(8, i -> registration.register("first" + i, PASSWORD, "192.0.2.1", ""));

        assertThat(results).hasSize(8).allMatch(result -> result instanceof Registered);
        assertThat(results)
                .filteredOn(result -> ((Registered) result).administrator())
                .hasSize(1);
        assertThat(database.sql("select count(*) from account where first_account = 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @RepeatedTest(3)
    void givesANameToExactlyOneOfManySimultaneousPersons() throws Exception {
        Registration registration = registration(100);

        List<RegistrationResult> results = atOnce(8, i -> registration.register("wanted", PASSWORD, "192.0.2.1", ""));

        assertThat(results).filteredOn(result -> result instanceof Registered).hasSize(1);
        assertThat(results)
                .filteredOn(result -> result.equals(new Refused(UsernameProblem.TAKEN, null)))
                .hasSize(7);
    }

    /** Ada leaves and hands over to Bob after Bob's leaving has read his row as nobody's administrator. */
    @Test
    void isNeverWithoutAnAdministratorWhenTheHeirLeavesToo() {
        Registration registration = registration(100);
        UserId ada = register(registration, "Ada").user();
        clock.pass(Duration.ofSeconds(1));
        UserId bob = register(registration, "Bob").user();
        clock.pass(Duration.ofSeconds(1));
        UserId cas = register(registration, "Cas").user();
        AtomicBoolean once = new AtomicBoolean(true);
        AccountService keeper = keeper(password -> {
            if (once.getAndSet(false)) { // Bob's password is being looked at, and so is his row
                assertThat(keeper(none -> {}).delete(ada, PASSWORD, "")).isEqualTo(new AccountChange.Done());
            }
        });

        assertThat(keeper.delete(bob, PASSWORD, "")).isEqualTo(new AccountChange.Done());

        assertThat(administrators()).containsExactly(cas.value());
    }

    @RepeatedTest(10)
    void isNeverWithoutAnAdministratorWhenManyLeaveAndComeAtOnce() throws Exception {
        Registration registration = registration(100);
        List<UserId> leaving = IntStream.range(0, 6)
                .mapToObj(i -> {
                    clock.pass(Duration.ofSeconds(1));
                    return register(registration, "leaving" + i).user();
                })
                .toList();
        AccountService keeper = keeper(none -> {});

        atOnce(8, i -> {
            if (i < leaving.size()) {
                assertThat(keeper.delete(leaving.get(i), PASSWORD, "")).isEqualTo(new AccountChange.Done());
                return new TooMany(Duration.ofSeconds(1)); // of no interest
            }
            return registration.register("coming" + i, PASSWORD, "192.0.2.1", "");
        });

        assertThat(accounts.count()).isEqualTo(2);
        assertThat(administrators()).hasSize(1);
    }

    @Test
    void makesTheEldestTheAdministratorWhereThereIsNone() {
        Registration registration = registration(100);
        UserId ada = register(registration, "Ada").user();
        clock.pass(Duration.ofSeconds(1));
        database.sql("update account set first_account = null").update();

        assertThat(register(registration, "Bob").administrator()).isFalse();

        assertThat(administrators()).containsExactly(ada.value());
    }

    @Test
    void admitsNoSecondFirstAccountWhoeverInsertsIt() {
        register(registration(100), "Ada");

        assertThatThrownBy(() -> rows.insert(new Account(
                        UUID.randomUUID(),
                        "Eve",
                        "eve",
                        "{noop}x",
                        (short) 1,
                        clock.instant(),
                        1,
                        false,
                        null,
                        null,
                        null)))
                .hasRootCauseInstanceOf(java.sql.SQLException.class)
                .isInstanceOfAny(DuplicateKeyException.class, RuntimeException.class);
    }

    @Test
    void replacesAHashAtSignIn() {
        UserId id = register(registration(100), "Ada").user();
        AccountDetails details = new AccountDetails(accounts);

        details.updatePassword(details.loadUserByUsername("ADA"), "{new}hash");

        assertThat(accounts.findById(id.value()).orElseThrow().passwordHash()).isEqualTo("{new}hash");
    }

    @Test
    void aPasswordThatALinkGaveMeanwhileStays() {
        UserId ada = register(registration(100), "Ada").user();
        ResetLinks links = new ResetLinks(database, clock, transactions);
        String token = links.create(ada);
        AccountService keeper = keeper(
                old -> { // is being looked at
                    assertThat(resets(links).use(token, "another five words now"))
                            .isEqualTo(new AccountChange.Done());
                });

        assertThat(keeper.changePassword(ada, PASSWORD, "yet another five words", ""))
                .isEqualTo(new AccountChange.WrongPassword());

        Account now = accounts.findById(ada.value()).orElseThrow();
        assertThat(encoder.matches("another five words now", now.passwordHash()))
                .isTrue();
        assertThat(now.signInRound()).isEqualTo(2);
    }

    @Test
    void linksForANewPasswordEndWithItAndWithSigningOutElsewhere() {
        UserId ada = register(registration(100), "Ada").user();
        ResetLinks links = new ResetLinks(database, clock, transactions);
        AccountService keeper = keeper(none -> {});
        String before = links.create(ada);

        assertThat(keeper.changePassword(ada, PASSWORD, "another five words now", ""))
                .isEqualTo(new AccountChange.Done());

        assertThat(links.find(before)).isEmpty();
        String later = links.create(ada);
        keeper.signOutElsewhere(ada, "");
        assertThat(links.find(later)).isEmpty();
    }

    @Test
    void registrationCanBeClosedToEverybodyButTheFirst() {
        policy().choose(RegistrationMode.CLOSED);
        Registration registration = registration(100);

        assertThat(register(registration, "Ada").administrator()).isTrue();

        assertThat(registration.isOpenTo("")).isFalse();
        assertThat(registration.register("Bob", PASSWORD, "192.0.2.1", "")).isEqualTo(new NotInvited());
        assertThat(registration.register("Ada", PASSWORD, "192.0.2.1", ""))
                .as("nobody learns who is here")
                .isEqualTo(new NotInvited());
        policy().choose(RegistrationMode.OPEN);
        assertThat(register(registration, "Bob").administrator()).isFalse();
    }

    @Test
    void theFirstPersonAloneSaysWhoElseMayComeIn() {
        Registration registration = registration(100);

        registration.register("Ada", PASSWORD, "192.0.2.1", "", RegistrationMode.OPEN);
        registration.register("Bob", PASSWORD, "192.0.2.1", "", RegistrationMode.CLOSED);

        assertThat(policy().mode()).isEqualTo(RegistrationMode.OPEN);
    }

    @Test
    void nobodyIsTheFirstWithoutWhatTheySaidAboutOthers() {
        RegistrationPolicy failing = new RegistrationPolicy(database, settings(1)) {
            @Override
            void choose(RegistrationMode mode) {
                throw new IllegalStateException("the database is away");
            }
        };
        Registration registration = new Registration(
                accounts,
                rows,
                encoder,
                new Administrator(accounts),
                failing,
                invitations(),
                transactions,
                clock,
                settings(100));

        assertThatThrownBy(() -> registration.register("Ada", PASSWORD, "192.0.2.1", "", RegistrationMode.CLOSED))
                .isInstanceOf(IllegalStateException.class);

        assertThat(registration.isFirst()).isTrue();
        registration(100).register("Ada", PASSWORD, "192.0.2.1", "", RegistrationMode.CLOSED);
        assertThat(policy().mode()).isEqualTo(RegistrationMode.CLOSED);
    }

    @Test
    void anInvitationLetsOnePersonInWithItsQuota() {
        Registration registration = registration(100);
        UserId ada = register(registration, "Ada").user();
        policy().choose(RegistrationMode.INVITATION);
        String token = invitations().create(ada, Duration.ofDays(1), 5_000_000L).orElseThrow();
        assertThat(registration.isOpenTo(token)).isTrue();
        assertThat(registration.isOpenTo(token + "x")).isFalse();
        assertThat(invitations().open())
                .extracting(Invitations.Open::by, Invitations.Open::quotaBytes)
                .containsExactly(tuple("Ada", 5_000_000L));

        assertThat(registration.register("Ada", PASSWORD, "192.0.2.1", token))
                .as("uses up nothing")
                .isEqualTo(new Refused(UsernameProblem.TAKEN, null));
        assertThat(registration.register("Bob", PASSWORD, "192.0.2.1", token)).isInstanceOf(Registered.class);

        assertThat(accounts.findByNameKey("bob").orElseThrow().quotaBytes()).isEqualTo(5_000_000L);
        assertThat(registration.register("Eve", PASSWORD, "192.0.2.1", token)).isEqualTo(new NotInvited());
        assertThat(invitations().open()).isEmpty();
    }

    @Test
    void noInvitationOpensADoorThatIsClosedAndNoneIsUsedUp() {
        Registration registration = registration(100);
        UserId ada = register(registration, "Ada").user();
        policy().choose(RegistrationMode.INVITATION);
        String token = invitations().create(ada, Duration.ofDays(1), null).orElseThrow();
        Registration closing = registration(100, new PasswordEncoder() {
            @Override
            public @Nullable String encode(@Nullable CharSequence password) { // after the door was looked at
                policy().choose(RegistrationMode.CLOSED);
                return encoder.encode(password);
            }

            @Override
            public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                return encoder.matches(password, hash);
            }
        });

        assertThat(closing.register("Bob", PASSWORD, "192.0.2.1", token)).isEqualTo(new NotInvited());

        assertThat(registration.isOpenTo(token)).isFalse();
        assertThat(registration.register("Bob", PASSWORD, "192.0.2.1", token)).isEqualTo(new NotInvited());
        policy().choose(RegistrationMode.INVITATION);
        assertThat(registration.register("Bob", PASSWORD, "192.0.2.1", token)).isInstanceOf(Registered.class);
    }

    @Test
    void anInvitationEnds() {
        Registration registration = registration(100);
        UserId ada = register(registration, "Ada").user();
        policy().choose(RegistrationMode.INVITATION);
        String ended = invitations().create(ada, Duration.ofDays(1), null).orElseThrow();
        clock.pass(Duration.ofDays(1));
        String withdrawn = invitations().create(ada, Duration.ofDays(1), null).orElseThrow();
        assertThat(invitations().withdraw(SecretToken.hashOf(withdrawn))).isTrue();

        assertThat(registration.register("Bob", PASSWORD, "192.0.2.1", ended)).isEqualTo(new NotInvited());
        assertThat(registration.register("Bob", PASSWORD, "192.0.2.1", withdrawn))
                .isEqualTo(new NotInvited());
        assertThat(database.sql("select token_hash from invitation")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @RepeatedTest(3)
    void anInvitationLetsOneOfManyIn() throws Exception {
        Registration registration = registration(100);
        UserId ada = register(registration, "Ada").user();
        policy().choose(RegistrationMode.INVITATION);
        String token = invitations().create(ada, Duration.ofDays(1), null).orElseThrow();

        List<RegistrationResult> results =
                atOnce(8, i -> registration.register("guest" + i, PASSWORD, "192.0.2.1", token));

        assertThat(results).filteredOn(result -> result instanceof Registered).hasSize(1);
        assertThat(results)
                .filteredOn(result -> result.equals(new NotInvited()))
                .hasSize(7);
    }

    @Test
    void noInvitationIsStoredThatLetsAnybodyIn() {
        UserId ada = register(registration(100), "Ada").user();
        String token = invitations().create(ada, Duration.ofDays(1), null).orElseThrow();

        String stored = database.sql("select token_hash from invitation")
                .query(String.class)
                .single();

        assertThat(stored).isNotEqualTo(token);
        assertThat(invitations().isGood(stored)).isFalse();
        assertThat(token).hasSize(SecretToken.MAX_LENGTH);
    }

    @Test
    void remembersADeviceUntilItsTimeIsUp() {
        UserId id = register(registration(100), "Ada").user();
        DeviceTokens devices = devices();

        String token = devices.signIn(id, DeviceKind.UNKNOWN, true);

        assertThat(devices.find(token)).contains(id);
        assertThat(devices.find(token + "x")).isEmpty();
        clock.pass(Duration.ofDays(30));
        assertThat(devices.find(token)).isEmpty();
    }

    @Test
    void aDeviceThatIsNotRememberedIsSignedInWhileItIsThere() {
        UserId id = register(registration(100), "Ada").user();
        DeviceTokens devices = devices();
        String token = devices.signIn(id, DeviceKind.UNKNOWN, false);
        for (int i = 0; i < 12; i++) {
            clock.pass(Duration.ofMinutes(10));
            assertThat(devices.isStillOf(id, SecretToken.hashOf(token))).isTrue();
        }

        clock.pass(Duration.ofMinutes(30));

        assertThat(devices.find(token)).isEmpty();
        assertThat(devices.isStillOf(id, SecretToken.hashOf(token))).isFalse();
        assertThat(devices.of(id)).isEmpty();
    }

    @Test
    void toBeThereMakesARememberedDeviceStayNoLonger() {
        UserId id = register(registration(100), "Ada").user();
        DeviceTokens devices = devices();
        String token = devices.signIn(id, DeviceKind.UNKNOWN, true);
        clock.pass(Duration.ofDays(29));
        assertThat(devices.isStillOf(id, SecretToken.hashOf(token))).isTrue();

        clock.pass(Duration.ofDays(1));

        assertThat(devices.find(token)).isEmpty();
    }

    @Test
    void manyBorrowedDevicesForgetNoRememberedOne() {
        UserId id = register(registration(100), "Ada").user();
        DeviceTokens devices = devices();
        String phone = devices.signIn(id, DeviceKind.UNKNOWN, true);
        for (int i = 0; i <= DeviceTokens.MAX_PER_PERSON; i++) {
            clock.pass(Duration.ofSeconds(1));
            devices.signIn(id, DeviceKind.UNKNOWN, false);
        }

        assertThat(devices.find(phone)).contains(id);
        assertThat(devices.of(id)).hasSize(1 + DeviceTokens.MAX_PER_PERSON);
    }

    @Test
    void forgetsOneDeviceAndKeepsTheOther() {
        UserId id = register(registration(100), "Ada").user();
        DeviceTokens devices = devices();
        String phone = devices.signIn(id, DeviceKind.UNKNOWN, true);
        String laptop = devices.signIn(id, DeviceKind.UNKNOWN, true);

        devices.forget(phone);

        assertThat(devices.find(phone)).isEmpty();
        assertThat(devices.find(laptop)).contains(id);
    }

    @Test
    void givesADeviceAnotherTokenInPlaceOfItsOwn() {
        UserId id = register(registration(100), "Ada").user();
        DeviceTokens devices = devices();
        String copied = devices.signIn(id, new DeviceKind("Firefox", "Windows"), true);

        DeviceTokens.Renewed fresh =
                devices.renew(id, SecretToken.hashOf(copied)).orElseThrow();

        assertThat(fresh.remembered()).isTrue();
        assertThat(devices.find(copied)).isEmpty();
        assertThat(devices.find(fresh.token())).contains(id);
        assertThat(devices.of(id))
                .extracting(DeviceTokens.Device::kind)
                .containsExactly(new DeviceKind("Firefox", "Windows"));
    }

    @Test
    void knowsWhenADeviceWasLastThere() {
        UserId id = register(registration(100), "Ada").user();
        DeviceTokens devices = devices();
        String hash = SecretToken.hashOf(devices.signIn(id, DeviceKind.UNKNOWN, true));
        clock.pass(Duration.ofHours(3));

        assertThat(devices.isStillOf(id, hash)).isTrue();

        assertThat(devices.of(id)).extracting(DeviceTokens.Device::lastSeenAt).containsExactly(clock.instant());
    }

    @Test
    void remembersNoMoreThanSoManyDevicesOfAPerson() {
        UserId id = register(registration(100), "Ada").user();
        DeviceTokens devices = devices();
        String first = devices.signIn(id, DeviceKind.UNKNOWN, true);
        String last = "";
        for (int i = 0; i < DeviceTokens.MAX_PER_PERSON; i++) {
            clock.pass(Duration.ofSeconds(1));
            last = devices.signIn(id, DeviceKind.UNKNOWN, true);
        }

        assertThat(devices.of(id)).hasSize(DeviceTokens.MAX_PER_PERSON);
        assertThat(devices.find(first)).isEmpty();
        assertThat(devices.find(last)).contains(id);
    }

    @Test
    void storesNoTokenThatSignsAnybodyIn() {
        DeviceTokens devices = devices();
        String token = devices.signIn(register(registration(100), "Ada").user(), DeviceKind.UNKNOWN, true);

        Set<String> stored = database.sql("select token_hash from signed_in_device").query(String.class).list().stream()
                .collect(toSet());

        assertThat(stored).hasSize(1).doesNotContain(token);
        assertThat(devices.find(stored.iterator().next())).isEmpty();
    }

    @Test
    void clearsDevicesWhoseTimeIsUp() {
        UserId id = register(registration(100), "Ada").user();
        DeviceTokens devices = devices();
        devices.signIn(id, DeviceKind.UNKNOWN, true);
        clock.pass(Duration.ofDays(31));

        devices.signIn(id, DeviceKind.UNKNOWN, true);

        assertThat(database.sql("select count(*) from signed_in_device")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private Registered register(Registration registration, String name) {
        return (Registered) registration.register(name, PASSWORD, "192.0.2.1", "");
    }

    private Registration registration(int attempts) {
        return registration(attempts, encoder);
    }

    private Registration registration(int attempts, PasswordEncoder hashing) {
        return new Registration(
                accounts,
                rows,
                hashing,
                new Administrator(accounts),
                policy(),
                invitations(),
                transactions,
                clock,
                settings(attempts));
    }

    /** @param look called whenever a password is looked at */
    private AccountService keeper(Consumer<String> look) {
        PasswordEncoder looking = new PasswordEncoder() {
            @Override
            public @Nullable String encode(@Nullable CharSequence password) {
                return encoder.encode(password);
            }

            @Override
            public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                look.accept(String.valueOf(password));
                return encoder.matches(password, hash);
            }
        };
        return new AccountService(
                accounts,
                looking,
                devices(),
                sessions(),
                new ResetLinks(database, clock, transactions),
                List.of(new AccountPersonalData(database)),
                new AccountErasure(
                        accounts,
                        List.of(new AccountPersonalData(database)),
                        new Administrator(accounts),
                        database,
                        clock,
                        transactions),
                transactions,
                clock,
                settings(100));
    }

    private PasswordResets resets(ResetLinks links) {
        return new PasswordResets(links, accounts, devices(), sessions(), encoder, transactions);
    }

    private ActiveSessions sessions() {
        return new ActiveSessions(devices(), new StaticListableBeanFactory().getBeanProvider(SessionPages.class));
    }

    private List<UUID> administrators() {
        return database.sql("select id from account where first_account = 1")
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    private RegistrationPolicy policy() {
        return new RegistrationPolicy(database, settings(1));
    }

    private Invitations invitations() {
        return new Invitations(database, clock);
    }

    private DeviceTokens devices() {
        return new DeviceTokens(database, clock, settings(1));
    }

    private static AccountsProperties settings(int attempts) {
        Limit limit = new Limit(attempts, Duration.ofSeconds(10));
        return new AccountsProperties(
                Duration.ofDays(30),
                Duration.ofMinutes(30),
                limit,
                limit,
                limit,
                limit,
                0,
                Duration.ofSeconds(3),
                RegistrationMode.OPEN,
                "");
    }

    /** Runs the work on that many threads, released at the same moment. */
    private static List<RegistrationResult> atOnce(int threads, java.util.function.IntFunction<RegistrationResult> work)
            throws Exception {
        CyclicBarrier gate = new CyclicBarrier(threads);
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<RegistrationResult>> tasks = IntStream.range(0, threads)
                    .<Callable<RegistrationResult>>mapToObj(i -> () -> {
                        gate.await();
                        return work.apply(i);
                    })
                    .toList();
            return pool.invokeAll(tasks).stream().map(Future::resultNow).toList();
        }
    }

    @Configuration
    @AutoConfigurationPackage
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        DataJdbcRepositoriesAutoConfiguration.class
    })
    static class Database {}
}
