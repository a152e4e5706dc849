package io.undercut.zoo.network.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same training has the same bits whatever the JVM makes of it. A literal that changes changes every fused model's version. */
class BitIdentityTest {
    private static final String HUNDRED_STEPS = "4f4279e9ea710de64b04fb9a4e0ecf7dd16c711fbc8fbb763c765ffe6f9b888d";
    private static final String THREE_STEPS = "15514fa491046934fce4f097a837abf3eea81a19b39d8960640c5e1cee05bfef";
    private static final String VECTORS = "--add-modules=jdk.incubator.vector";

    @Test
    void vectorsOfThisMachine() {
        assertThat(KernelChoice.best()).isInstanceOf(VectorKernels.class);
        assertThat(ShortRun.hash(100, KernelChoice.best())).isEqualTo(HUNDRED_STEPS);
        assertThat(ShortRun.hash(3, KernelChoice.best())).isEqualTo(THREE_STEPS);
    }

    @Test
    void plainLoops() {
        assertThat(ShortRun.hash(100, new PlainKernels())).isEqualTo(HUNDRED_STEPS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:MaxVectorSize=8",
                "-XX:MaxVectorSize=16",
                "-XX:MaxVectorSize=32",
                "-XX:MaxVectorSize=64",
                "-XX:UseAVX=0",
                "-XX:UseAVX=1",
                "-XX:UseAVX=2",
                "-XX:UseAVX=3",
                "-XX:-UseFMA",
                "-XX:UseSSE=2 -XX:UseAVX=0 -XX:-UseFMA",
                "-XX:TieredStopAtLevel=1",
                "-XX:-EnableVectorSupport"
            })
    void vectorsUnderOtherSettings(String settings) throws Exception {
        List<String> options = new ArrayList<>(List.of(VECTORS, "-XX:+UnlockExperimentalVMOptions"));
        // Processors of other makers do not know these settings.
        options.add("-XX:+IgnoreUnrecognizedVMOptions");
        options.addAll(Arrays.asList(settings.split(" ")));
        assertThat(child(thisJava(), options, 100, "vectors")).isEqualTo("VectorKernels " + HUNDRED_STEPS);
    }

    @Test
    void plainLoopsWhereTheOptimisingCompilerIsOff() throws Exception {
        assertThat(child(thisJava(), List.of(VECTORS, "-XX:TieredStopAtLevel=1"), 100))
                .isEqualTo("PlainKernels " + HUNDRED_STEPS);
    }

    @Test
    void plainLoopsWhereTheModuleIsAbsent() throws Exception {
        assertThat(child(thisJava(), List.of(), 100)).isEqualTo("PlainKernels " + HUNDRED_STEPS);
        assertThat(child(thisJava(), List.of("-XX:-UseFMA"), 100)).isEqualTo("PlainKernels " + HUNDRED_STEPS);
    }

    @Test
    void theInterpreterAlone() throws Exception {
        assertThat(child(thisJava(), List.of("-Xint"), 3)).isEqualTo("PlainKernels " + THREE_STEPS);
        assertThat(child(thisJava(), List.of("-Xint", VECTORS), 3, "vectors"))
                .isEqualTo("VectorKernels " + THREE_STEPS);
    }

    @Test
    void otherJavasOfThisMachine() throws Exception {
        List<Path> others = otherJavas();
        if (others.isEmpty()) {
            System.out.println("BitIdentityTest: no other JDK beside " + System.getProperty("java.home"));
        }
        assumeThat(others).isNotEmpty();
        for (Path java : others) {
            assertThat(child(java, List.of(VECTORS), 100)).isEqualTo("VectorKernels " + HUNDRED_STEPS);
            assertThat(child(java, List.of(), 100)).isEqualTo("PlainKernels " + HUNDRED_STEPS);
        }
    }

    /** Those that {@code .ci/processors} prepares and {@code .ci/run} names. */
    @Test
    void javasOfOtherProcessors() throws Exception {
        String named = System.getProperty("undercut.javas", "");
        assumeThat(named).as("undercut.javas, executables with a colon between").isNotEmpty();
        for (String java : named.split(":")) {
            String said = child(Path.of(java), List.of(VECTORS), 100);
            assertThat(said).as(java).isEqualTo("VectorKernels " + HUNDRED_STEPS);
            said = child(Path.of(java), List.of(), 100);
            assertThat(said).as(java).isEqualTo("PlainKernels " + HUNDRED_STEPS);
        }
    }

    private static Path thisJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** JDKs of another version, installed beside this one. */
    private static List<Path> otherJavas() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> beside = Files.list(own.getParent())) {
            return beside.filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(home -> !Files.isSymbolicLink(home) && !home.equals(own))
                    .map(home -> home.resolve("bin/java"))
                    .toList();
        }
    }

    private static String child(Path java, List<String> options, int steps, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(ShortRun.class.getName(), Integer.toString(steps)));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("exit code of %s", command).isZero();
        return said.lines().reduce((first, second) -> second).orElse("");
    }
}
