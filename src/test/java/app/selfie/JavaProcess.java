package app.selfie;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How tests start a Java program in a process of its own: with the Java and the classes that they run with themselves. */
public final class JavaProcess {

    private JavaProcess() {}

    /**
     * Not started yet.
     *
     * @param options of Java, before the class path
     * @param arguments of the program
     */
    public static ProcessBuilder of(Class<?> main, List<String> options, String... arguments) {
        return of(main, System.getProperty("java.class.path"), options, arguments);
    }

    /** Likewise with another class path. */
    public static ProcessBuilder of(Class<?> main, String classPath, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
