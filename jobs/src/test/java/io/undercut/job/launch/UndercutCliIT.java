package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.job.launch.Terminal.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process: what only a JVM of its own shows, its exit code and its two streams. */
class UndercutCliIT {
    private static final long PATIENCE_SECONDS = Long.getLong("undercut.patience.seconds", 300);

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

    /** The machine's language is German in all these tests; main sees to every command at once. */
    @Test
    void numbersHaveOneFormWhateverTheMachinesLanguageIs() throws Exception {
        Ended ended = undercut("data simulate --seasons 1 --races 2 --ui-port " + Terminal.UI_PORT);

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .containsPattern("laps: [0-9],[0-9]{3} rows")
                .doesNotContainPattern("[0-9]\\.[0-9]{3} rows");
        assertThat(undercut("data show").out())
                .containsPattern("laps .*: [0-9]{1,3}(,[0-9]{3})? rows")
                .doesNotContainPattern("[0-9],[0-9] %");
    }

    @Test
    void temporaryFilesGoWithTheProcessHoweverItEnds() throws Exception {
        Process told = begin("data simulate --seasons 20 --races 24 --ui-port " + Terminal.UI_PORT);
        try {
            awaitFlink(told);
            told.destroy();

            assertThat(told.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(told.exitValue())
                    .as("as after Ctrl-C, with the signal's own code")
                    .isEqualTo(143);
            assertThat(temporary()).isEmptyDirectory();
        } finally {
            told.destroyForcibly();
        }
        Process killed = begin("data simulate --seasons 20 --races 24 --ui-port " + Terminal.UI_PORT);
        try {
            awaitFlink(killed);
        } finally {
            killed.destroyForcibly();
        }
        assertThat(killed.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(temporary()).isNotEmptyDirectory();

        undercut("models list");

        assertThat(temporary()).as("swept by the next command").isEmptyDirectory();
    }

    private void awaitFlink(Process process) {
        await().atMost(Duration.ofSeconds(PATIENCE_SECONDS)).until(() -> {
            assertThat(process.isAlive()).isTrue();
            return Files.readString(folder.resolve("err")).contains("Flink's Web UI: ");
        });
    }

    private Path temporary() {
        return folder.resolve("tmp");
    }

    @Test
    void wrongUsageEndsWithTwoAndOneLine() throws Exception {
        Ended ended = undercut("models show nothing --json");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(new ObjectMapper().readTree(ended.out()).at("/error/message").asText())
                .startsWith("no model 'nothing'");
        assertThat(said(ended)).singleElement().asString().startsWith("undercut: no model 'nothing'");
    }

    @Test
    void wrongDataEndsWithThreeAndOneLine() throws Exception {
        Ended ended =
                undercut("data import --json --from " + folder.resolve("absent") + " --ui-port " + Terminal.UI_PORT);

        assertThat(ended.code()).isEqualTo(3);
        assertThat(new ObjectMapper().readTree(ended.out()).at("/error/reason").asText())
                .isEqualTo("data_validation_failure");
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
        Process process = begin(command);
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("ends by itself")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(
                process.exitValue(), Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
    }

    private Process begin(String command) throws IOException {
        Files.createDirectories(temporary());
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Duser.language=de",
                "-Duser.country=DE",
                "-Djava.io.tmpdir=" + temporary(),
                "-Dundercut.log.dir=" + folder,
                "-Dlog4j2.configurationFile=" + Path.of("../flink-conf/log4j2-cli.properties"),
                "-cp",
                System.getProperty("java.class.path"),
                "io.undercut.job.launch.UndercutCli"));
        words.addAll(Arrays.asList(command.split(" ")));
        words.addAll(List.of("--warehouse", folder.resolve("warehouse").toString()));
        return new ProcessBuilder(words)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }
}
