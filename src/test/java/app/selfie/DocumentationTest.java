package app.selfie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Whether what is written about the code is true of it. */
class DocumentationTest {

    private static final Path DOCS = Path.of("src", "docs");
    private static final Path DECISIONS = DOCS.resolve("decisions");

    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)*)`");
    private static final Pattern SCRIPT = Pattern.compile("`([a-z-]+\\.ts)`");
    private static final Pattern NAME = Pattern.compile("`([a-z.-]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @Test
    void everyClassOfTheArchitectureIsThere() throws IOException {
        String text = Files.readString(DOCS.resolve("architecture.md"));

        assertThat(names(CLASS, text)).isNotEmpty();
        assertThat(files(Path.of("src", "main", "java")))
                .containsAll(
                        names(CLASS, text).stream().map(name -> name + ".java").toList());
        assertThat(files(Path.of("frontend"))).containsAll(names(SCRIPT, text));
    }

    @Test
    void everyDecisionIsNumberedAndInTheIndex() throws IOException {
        List<String> decisions;
        try (Stream<Path> files = Files.list(DECISIONS)) {
            decisions = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .sorted()
                    .toList();
        }
        assertThat(decisions)
                .extracting(name -> name.substring(0, 5))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, decisions.size())
                        .mapToObj("%04d-"::formatted)
                        .toList());
        List<String> index = Files.readAllLines(DECISIONS.resolve("README.md")).stream()
                .filter(line -> line.startsWith("| ["))
                .toList();
        assertThat(index).hasSameSizeAs(decisions);
        for (int i = 0; i < decisions.size(); i++) {
            String title =
                    Files.readAllLines(DECISIONS.resolve(decisions.get(i))).getFirst();
            String number = decisions.get(i).substring(0, 4);
            assertThat(title).startsWith("# " + number + " ");
            assertThat(index.get(i))
                    .startsWith("| [" + number + "](" + decisions.get(i) + ") | " + title.substring(7) + " | ");
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<Path> pages;
        try (Stream<Path> docs = Files.walk(DOCS)) {
            pages = Stream.concat(
                            Stream.of(Path.of("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
        for (Path page : pages) {
            for (String target : names(LINK, Files.readString(page))) {
                assertThat(page.resolveSibling(target))
                        .as("%s links to it", page)
                        .exists();
            }
        }
    }

    @Test
    void everySettingIsInTheTable() throws Exception {
        TreeSet<String> told = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            String prefix = "";
            for (String name :
                    line.startsWith("| `selfie.") ? names(NAME, line.split("\\|", -1)[1]) : List.<String>of()) {
                told.add(name.startsWith("selfie.") ? name : prefix + name);
                prefix = name.startsWith("selfie.") ? name.substring(0, name.lastIndexOf('.') + 1) : prefix;
            }
        }
        TreeSet<String> known = new TreeSet<>(List.of("selfie.data-folder", "selfie.temporary-folder"));
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (BeanDefinition bean : scanner.findCandidateComponents("app.selfie")) {
            Class<?> properties = Class.forName(bean.getBeanClassName());
            String prefix =
                    properties.getAnnotation(ConfigurationProperties.class).value();
            for (RecordComponent component : properties.getRecordComponents()) {
                known.add(prefix + "." + DataObjectPropertyName.toDashedForm(component.getName()));
            }
        }

        assertThat(known).hasSizeGreaterThan(30);
        assertThat(told).isEqualTo(known);
    }

    private static List<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
