package io.undercut.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FarewellTest {
    private static final String WORDS = "interrupted; go on with: undercut pipeline resume r --warehouse '/my laps'";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theLastLineSaysHowToGoOnAfterTheJournalIsClosedAndNothingFollowsIt() {
        List<String> before = new ArrayList<>();
        PrintStream screen = new PrintStream(err, true, StandardCharsets.UTF_8);
        Console console = console(screen);
        try (Farewell farewell = console.farewell(() -> before.add("said: " + text(err)), WORDS)) {
            farewell.say();
        }
        screen.println("a job failed, for its process ends");

        assertThat(before).containsExactly("said: ");
        assertThat(text(err).strip()).isEqualTo("undercut: " + WORDS);
        assertThat(text(out)).isEmpty();
    }

    @Test
    void withJsonTheOneObjectSaysItToo() throws Exception {
        PrintStream screen = new PrintStream(err, true, StandardCharsets.UTF_8);
        try (Farewell farewell = console(screen, "--json").farewell(() -> {}, WORDS)) {
            farewell.say();
        }

        JsonNode error = new ObjectMapper().readTree(text(out)).path("error");
        assertThat(error.path("reason").asText()).isEqualTo("cancelled");
        assertThat(error.path("message").asText()).isEqualTo(WORDS);
    }

    @Test
    void theWarehouseInUseStandsInItAsAShellTakesIt() {
        assertThat(options("--warehouse", "/tmp/my laps").where()).isEqualTo(" --warehouse '/tmp/my laps'");
        assertThat(options("--warehouse", "/tmp/laps", "--target", "localhost:8081")
                        .where())
                .isEqualTo(" --warehouse /tmp/laps --target localhost:8081");
    }

    private Console console(PrintStream screen, String... arguments) {
        Surroundings surroundings = new Surroundings(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                2,
                List.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                screen,
                request -> {
                    throw new AssertionError("a Flink was asked for");
                });
        return new Console(surroundings, options(arguments));
    }

    private static CommonOptions options(String... arguments) {
        CommonOptions options = new CommonOptions();
        CommandLine.populateCommand(options, arguments);
        return options;
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
