package app.selfie;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two languages that say the same things. */
class TranslationsTest {

    /** What is the same word in both languages. */
    private static final Set<String> SAME_IN_BOTH = Set.of("accounts.door.product", "camera.hud.p95");

    private static final Path BUNDLES = Path.of("src/main/resources/vaadin-i18n");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)[^}]*}");
    private static final Pattern STRING_LITERAL = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)\"");

    /** Where a key is put together from a beginning and an id. */
    private static final Pattern BEGINNING_LITERAL = Pattern.compile("\"([a-z][a-z0-9-]*\\.(?:[a-z0-9-]+\\.)*)\"");

    private final Properties english = load("translations.properties");
    private final Properties chinese = load("translations_zh_CN.properties");

    @Test
    void haveTheSameKeys() {
        assertThat(chinese.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    }

    @Test
    void leaveNothingEmpty() {
        for (Properties bundle : List.of(english, chinese)) {
            assertThat(bundle.stringPropertyNames())
                    .allSatisfy(key -> assertThat(bundle.getProperty(key)).isNotBlank());
        }
    }

    @Test
    void haveTheSamePlaceholders() {
        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(placeholders(chinese.getProperty(key)))
                        .as(key)
                        .isEqualTo(placeholders(english.getProperty(key))));
    }

    @Test
    void leaveNothingUntranslated() {
        assertThat(english.stringPropertyNames())
                .filteredOn(key -> english.getProperty(key).equals(chinese.getProperty(key)))
                .containsExactlyInAnyOrderElementsOf(SAME_IN_BOTH);
    }

    /** MessageFormat swallows a lone apostrophe, and with it everything up to the next. */
    @Test
    void haveNoLoneApostropheBesideAPlaceholder() {
        for (Properties bundle : List.of(english, chinese)) {
            assertThat(bundle.stringPropertyNames())
                    .filteredOn(key -> !placeholders(bundle.getProperty(key)).isEmpty())
                    .allSatisfy(key -> assertThat(bundle.getProperty(key).replace("''", ""))
                            .as(key)
                            .doesNotContain("'"));
        }
    }

    @Test
    void knowEveryKeyThatTheProductNames() throws IOException {
        Set<String> features = english.stringPropertyNames().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(toCollection(TreeSet::new));

        Set<String> named = literals(STRING_LITERAL).stream()
                .filter(literal -> features.contains(literal.substring(0, literal.indexOf('.'))))
                .collect(toCollection(TreeSet::new));

        assertThat(named).hasSizeGreaterThan(20).isSubsetOf(english.stringPropertyNames());
    }

    @Test
    void haveNoKeyThatNobodyNames() throws IOException {
        Set<String> whole = literals(STRING_LITERAL);
        Set<String> beginnings = literals(BEGINNING_LITERAL);
        assertThat(english.stringPropertyNames())
                .filteredOn(key -> beginnings.stream().noneMatch(key::startsWith))
                .isSubsetOf(whole);
    }

    @Test
    void leaveTheEnglishBundleEmptySoThatTheFallbackIsEnglish() {
        assertThat(load("translations_en.properties")).isEmpty();
    }

    private static Set<String> literals(Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Set<String> literals = new TreeSet<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(literals::add);
            }
            return literals;
        }
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(toCollection(TreeSet::new));
    }

    private static Properties load(String name) {
        Properties bundle = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(name), UTF_8)) {
            bundle.load(reader);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bundle;
    }
}
