package io.undercut.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionScopeTest {
    @ParameterizedTest
    @CsvSource({
        "models list --workers 3, --workers",
        "models show x --seed=7, --seed",
        "models diff x y --workers 2, --workers",
        "data import --from x --step fused, --step",
        "data show --parallelism 2, --parallelism",
        "pipeline status --target localhost:1, --target",
        "pipeline run --allow-other-math, --allow-other-math",
        "pipeline resume x --workers 2, --workers",
        "cluster stop --ui-port 1, --ui-port",
        "evaluate --model x --set training.epochs=2, --set",
        "features build --model race_winner --seed 1, --seed",
    })
    void anOptionThatChangesNothingIsRefusedByName(String command, String option) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
        Surroundings surroundings =
                new Surroundings(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), 2, List.of(), told, told, request -> {
                    throw new AssertionError("no Flink is needed to refuse an option");
                });

        int code = UndercutCommand.commandLine(surroundings).execute(command.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("undercut: " + option + " changes nothing in 'undercut ")
                .contains("; leave it out; see 'undercut ");
    }
}
