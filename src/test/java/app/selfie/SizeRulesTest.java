package app.selfie;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What fits on a page or two is read; what does not, only searched. The exceptions stand here, each with its reason. */
class SizeRulesTest {

    private static final Path JAVA = Path.of("src/main/java");
    private static final Path FRONTEND = Path.of("frontend");

    private static final int MAX_CLASS = 250;
    private static final int MAX_SCRIPT = 300;
    private static final int MAX_METHOD = 60;

    private static final Map<String, String> LONG_FILES = Map.of(
            "LiveStream.java", "one lock and the state that it guards: cut apart, each half would need the other's",
            "ModelCatalog.java", "the catalogue: what is offered, loaded and freed is told in one order",
            "ModelDownloads.java", "what an administrator may do with downloads, and what a page may ask",
            "selfie-camera.ts", "the element's properties and events; what they do lies in files of its own");

    @Test
    void javaFilesAreShort() throws IOException {
        assertThat(longerThan(MAX_CLASS, JAVA, file -> file.endsWith(".java")))
                .as("Java files of more than %d lines", MAX_CLASS)
                .containsExactlyElementsOf(exceptions(LONG_FILES, ".java"));
    }

    @Test
    void scriptsAreShort() throws IOException {
        assertThat(longerThan(MAX_SCRIPT, FRONTEND, SizeRulesTest::isOurScript))
                .as("TypeScript files of more than %d lines", MAX_SCRIPT)
                .containsExactlyElementsOf(exceptions(LONG_FILES, ".ts"));
    }

    @Test
    void methodsAreShort() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, Long> tooLong = new TreeMap<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
            List<Path> sources = sources(JAVA, file -> file.endsWith(".java"));
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                LineMap lines = unit.getLineMap();
                new TreePathScanner<Void, Void>() {
                    @Override
                    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                        long first = lines.getLineNumber(positions.getStartPosition(unit, method));
                        long last = lines.getLineNumber(positions.getEndPosition(unit, method));
                        if (last - first + 1 > MAX_METHOD) {
                            String file = Path.of(unit.getSourceFile().toUri())
                                    .getFileName()
                                    .toString();
                            tooLong.put(file + "#" + method.getName(), last - first + 1);
                        }
                        return super.visitMethod(method, null);
                    }
                }.scan(unit, null);
            }
        }
        assertThat(tooLong).as("methods of more than %d lines", MAX_METHOD).isEmpty();
    }

    private static boolean isOurScript(String file) {
        return file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.contains("/generated/");
    }

    /** An exception that is not needed any more fails too. */
    private static List<String> exceptions(Map<String, String> all, String ending) {
        return all.keySet().stream()
                .filter(name -> name.endsWith(ending))
                .sorted()
                .toList();
    }

    private static List<String> longerThan(int most, Path folder, Predicate<String> which) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources(folder, which)) {
            if (Files.readAllLines(file).size() > most) {
                found.add(file.getFileName().toString());
            }
        }
        return found.stream().sorted().toList();
    }

    private static List<Path> sources(Path folder, Predicate<String> which) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> which.test(file.toString())).toList();
        }
    }
}
