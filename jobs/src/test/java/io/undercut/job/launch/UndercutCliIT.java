package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.job.launch.Terminal.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process: what only a JVM of its own shows, its exit code and its two streams. */
class UndercutCliIT {
    @TempDir
    private Path folder;

    @Test
    void aResultIsOneJsonObjectOnStdoutAndProgressIsOnStderr() throws Exception {
        Ended ended = undercut("data simulate --seasons 1 --races 1 --json --ui-port " + Terminal.UI_PORT);

        assertThat(ended.code()).as(ended.err()).isZero();
        JsonNode result = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readTree(ended.out());
        assertThat(result.isObject()).isTrue();
        assertThat(result.path("kept").asInt()).isPositive();
        assertThat(ended.err()).contains("Flink's Web UI: http://localhost:");
    }

    @Test
    void wrongUsageEndsWithTwoAndOneLine() throws Exception {
        Ended ended = undercut("models show nothing --json");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(said(ended)).singleElement().asString().startsWith("undercut: no model 'nothing'");
    }

    @Test
    void wrongDataEndsWithThreeAndOneLine() throws Exception {
        Ended ended =
                undercut("data import --json --from " + folder.resolve("absent") + " --ui-port " + Terminal.UI_PORT);

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
        assertThat(said(ended)).singleElement().asString().contains("absent does not exist; check the path");
    }

    /** Without the lines of progress, and without the log, which the shipped configuration sends to a file. */
    private static List<String> said(Ended ended) {
        return ended.err()
                .lines()
                .filter(line -> !line.startsWith("Flink's Web UI: "))
                .toList();
    }

    private Ended undercut(String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dundercut.log.dir=" + folder,
                "-Dlog4j2.configurationFile=" + Path.of("../flink-conf/log4j2-cli.properties"),
                "-cp",
                System.getProperty("java.class.path"),
                "io.undercut.job.launch.UndercutCli"));
        words.addAll(Arrays.asList(command.split(" ")));
        words.addAll(List.of("--warehouse", folder.resolve("warehouse").toString()));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(words)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES))
                    .as("ends by itself")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
