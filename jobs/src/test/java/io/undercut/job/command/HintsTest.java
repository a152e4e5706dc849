package io.undercut.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HintsTest {
    private static final Hints ELSEWHERE = new Hints("bin/undercut", "/my laps", "host:1");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "go on with: undercut pipeline resume x | go on with: bin/undercut pipeline resume --warehouse '/my laps' --target host:1 x",
                "go on with: undercut pipeline resume x --warehouse '/w 1' --target h:2 --set a=b | go on with: bin/undercut pipeline resume x --warehouse '/w 1' --target h:2 --set a=b",
                "did you mean y? 'undercut pipeline status' lists all | did you mean y? 'bin/undercut pipeline status --warehouse '/my laps'' lists all",
                "or end it first: undercut cluster stop | or end it first: bin/undercut cluster stop --warehouse '/my laps'",
                "see 'undercut models --help' | see 'bin/undercut models --help'",
                "see 'undercut data import --help'; so | see 'bin/undercut data import --help'; so",
                "see 'undercut --help' | see 'bin/undercut --help'",
                "import it with: undercut data import --from /a/b; or | import it with: bin/undercut data import --warehouse '/my laps' --target host:1 --from /a/b; or",
                "--from-savepoint of 'undercut train' begins | --from-savepoint of 'bin/undercut train --warehouse '/my laps' --target host:1' begins",
                "/opt/undercut data.csv and undercut.log | /opt/undercut data.csv and undercut.log",
                "Undercut data import | Undercut data import",
            })
    void commandsInAMessageAreSuchAsCanBeTyped(String message, String typed) {
        assertThat(ELSEWHERE.in(message)).isEqualTo(typed);
        assertThat(ELSEWHERE.in(ELSEWHERE.in(message))).isEqualTo(typed);
    }

    @Test
    void defaultsAreNotTyped() {
        assertThat(new Hints("undercut", "warehouse", "embedded").in("undercut data import --from PATH"))
                .isEqualTo("undercut data import --from PATH");
    }

    @Test
    void aPlaceThatIsThereAlreadyIsNotAddedAgain() {
        assertThat(new Hints("undercut", "w", "embedded").in("undercut data show --warehouse /v"))
                .isEqualTo("undercut data show --warehouse /v");
    }

    static List<String> everyCommand() {
        List<String> paths = new ArrayList<>();
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        collect(UndercutCommand.commandLine(surroundings(nowhere, nowhere)), paths);
        return paths;
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandThereIsIsFound(String command) {
        assertThat(ELSEWHERE.in(command)).isEqualTo(command.replace("undercut", "bin/undercut") + place(command));
    }

    private static String place(String command) {
        return " --warehouse '/my laps'" + (OptionScope.takes(command, "--target") ? " --target host:1" : "");
    }

    @ParameterizedTest
    @CsvSource({
        "models list, train one with: bin/undercut pipeline run --warehouse FOLDER",
        "pipeline status, start one with: bin/undercut pipeline run --warehouse FOLDER",
        "data show, fill it with: bin/undercut data import --warehouse FOLDER --from PATH",
        "cluster status, start one with: bin/undercut cluster start --warehouse FOLDER",
        "features build --model tire_degradation, no Flink; try: bin/undercut data validate --warehouse FOLDER",
        "models shwo, 'bin/undercut models --help'",
        "models list --step fused, in 'bin/undercut models list'; leave it out; see 'bin/undercut models list --help'",
    })
    void whatACommandSaysCanBeTyped(String command, String said) {
        String warehouse = " --warehouse " + folder;
        UndercutCommand.commandLine(surroundings(print(out), print(err))).execute((command + warehouse).split(" "));

        assertThat(out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8))
                .contains(said.replace("FOLDER", folder.toString()));
    }

    private static void collect(CommandLine line, List<String> paths) {
        if (line.getSubcommands().isEmpty()) {
            paths.add(line.getCommandSpec().qualifiedName());
        }
        line.getSubcommands().values().forEach(child -> collect(child, paths));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static Surroundings surroundings(PrintStream out, PrintStream err) {
        return new Surroundings(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), 2, List.of(), out, err, request -> {
                    throw Fault.data("no Flink; try: undercut data validate");
                })
                .calledBy("bin/undercut");
    }
}
