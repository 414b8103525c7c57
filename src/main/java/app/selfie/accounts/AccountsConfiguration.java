package app.selfie.accounts;

import java.time.InstantSource;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/** The parts of the door that are not about addresses. */
@Configuration
@EnableConfigurationProperties(AccountsProperties.class)
class AccountsConfiguration {

    private static final int SALT_BYTES = 16;

    /** OWASP's number for PBKDF2 with HMAC-SHA-256. Another number gets another id below, and is applied at sign-in. */
    private static final int ITERATIONS = 600_000;

    private static final String CURRENT = "pbkdf2-sha256-600k";

    /**
     * PBKDF2 because it comes with Java and takes a password of any length; bcrypt stops at 72 bytes, which are 24
     * Chinese characters. bcrypt is still read, for accounts brought along from elsewhere, and replaced at sign-in.
     */
    @Bean
    PasswordEncoder passwordEncoder(AccountsProperties settings) {
        Pbkdf2PasswordEncoder current =
                new Pbkdf2PasswordEncoder("", SALT_BYTES, ITERATIONS, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
        PasswordEncoder all =
                new DelegatingPasswordEncoder(CURRENT, Map.of(CURRENT, current, "bcrypt", new BCryptPasswordEncoder()));
        return new LimitedHashing(all, settings.hashesAtOnce(), settings.hashWait());
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
