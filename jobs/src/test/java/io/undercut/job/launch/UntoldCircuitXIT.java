package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.job.launch.Terminal.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FastF1's CSV tells no circuit: a known race has that of the calendar, any other trains without. */
class UntoldCircuitXIT {
    private static final Path CASE = Path.of("../operators/src/test/resources/cases/fastf1-without-circuit");

    @TempDir
    private Path folder;

    @Test
    void lapsOfRacesThatNoCalendarHasBuildFeaturesTrainAndAreEvaluated() throws IOException {
        Terminal terminal = Terminal.withFlink(folder.resolve("warehouse"));
        for (String raceId : List.of("2023-30", "2023-31", "2024-30")) {
            Path race = Files.createDirectories(folder.resolve("in/" + raceId));
            Files.copy(CASE.resolve("2023-01/laps.csv"), race.resolve("laps.csv"));
        }

        run(terminal, "data import --from " + folder.resolve("in"));
        run(terminal, "features build --model tire_degradation");
        Ended trained = run(
                terminal,
                "train --model tire_degradation --test-seasons 2024 --json --workers 1 --set training.epochs=2 --set"
                        + " training.batch-rows=8 --set training.local-steps=1");

        assertThat(trained.out()).contains("\"mae\"", "circuit_compound_slope");
        run(terminal, "features build --model lap_features");
        assertThat(run(terminal, "data show").out())
                .contains("circuit 100.0 %", "ids of drivers, constructors and circuits are f1db's");
    }

    private static Ended run(Terminal terminal, String command) {
        Ended ended = terminal.run(command);
        assertThat(ended.code()).as("%s: %s", command, ended.err()).isIn(0, 4);
        return ended;
    }
}
