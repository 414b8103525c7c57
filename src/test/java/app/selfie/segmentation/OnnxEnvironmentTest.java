package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class OnnxEnvironmentTest {

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void hasOptedOutOfTelemetryBeforeOnnxRuntimeLooks() throws Throwable {
        OnnxEnvironment.get();

        assertThat(nativeVariable("ORT_DISABLE_TELEMETRY")).isEqualTo("1");
    }

    /** What native code sees, which Java's own copy of the environment does not show. */
    @SuppressWarnings("restricted")
    private static String nativeVariable(String name) throws Throwable {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor signature = FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS);
        MemorySegment getenv = linker.defaultLookup().find("getenv").orElseThrow();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value =
                    (MemorySegment) linker.downcallHandle(getenv, signature).invokeExact(arena.allocateFrom(name));
            return value.equals(MemorySegment.NULL) ? "" : value.reinterpret(64).getString(0);
        }
    }
}
