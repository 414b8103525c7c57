package app.selfie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.ApplicationModule;

/** What the map tells of the packages is what they are: the README's drawing, one sentence each, and what is public. */
class PackageMapTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern PUBLIC = Pattern.compile("Public(?: here)?: (.*?)\\.\\s*\\*/", Pattern.DOTALL);

    static List<String> packages() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> SOURCES.relativize(file.getParent()).toString().replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void saysInOneSentenceWhatItIsFor(String name) throws IOException {
        String words = info(name).replaceAll("[/*\\s]+", " ");
        assertThat(words).matches("(?s) [A-Z].{20,}?[.] .*");
    }

    @ParameterizedTest
    @MethodSource("packages")
    void listsItsPublicTypes(String name) throws Exception {
        Set<String> types = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder(name))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String type = file.getFileName().toString().replace(".java", "");
                if (!type.equals("package-info")
                        && !Files.isDirectory(file)
                        && Modifier.isPublic(Class.forName(
                                        name + "." + type, false, getClass().getClassLoader())
                                .getModifiers())) {
                    types.add(type);
                }
            }
        }
        Matcher listed = PUBLIC.matcher(info(name));
        Set<String> told = listed.find()
                ? Stream.of(listed.group(1).replace("*", " ").split("[,\\s]+"))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
        assertThat(told)
                .as("the public types that %s's package-info lists", name)
                .isEqualTo(types);
    }

    /** Without the arrows that follow from others: a drawing of all would be a ball of wool. */
    @Test
    void theReadmeDrawsTheArrows() throws Exception {
        Map<String, Set<String>> arrows = declared();
        Set<String> drawn = new TreeSet<>();
        String readme = Files.readString(Path.of("README.md"));
        String drawing = readme.substring(readme.indexOf("flowchart TD"));
        Matcher lines = Pattern.compile("^ {4}(\\w+) --> (\\w+)$", Pattern.MULTILINE)
                .matcher(drawing.substring(0, drawing.indexOf("```")));
        while (lines.find()) {
            drawn.add(lines.group(1) + " --> " + lines.group(2));
        }
        Set<String> expected = new TreeSet<>();
        arrows.forEach((from, targets) -> targets.stream()
                .filter(to -> targets.stream()
                        .noneMatch(other ->
                                !other.equals(to) && reached(other, arrows).contains(to)))
                .forEach(to -> expected.add(from + " --> " + to)));
        assertThat(drawn).isEqualTo(expected);
    }

    private static Map<String, Set<String>> declared() throws Exception {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (String name : packages()) {
            ApplicationModule module =
                    Class.forName(name + ".package-info").getPackage().getAnnotation(ApplicationModule.class);
            if (module != null) {
                arrows.put(
                        name.substring("app.selfie.".length()),
                        Stream.of(module.allowedDependencies())
                                .map(target -> target.replaceAll(" ?::.*", ""))
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return arrows;
    }

    private static Set<String> reached(String from, Map<String, Set<String>> arrows) {
        Set<String> all = new TreeSet<>();
        for (String to : arrows.getOrDefault(from, Set.of())) {
            all.add(to);
            all.addAll(reached(to, arrows));
        }
        return all;
    }

    private static Path folder(String name) {
        return SOURCES.resolve(name.replace('.', '/'));
    }

    private static String info(String name) throws IOException {
        return Files.readString(folder(name).resolve("package-info.java"));
    }
}
