package io.undercut.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.job.cluster.CommandProcess.Outcome;
import io.undercut.job.cluster.CommandProcess.Running;
import io.undercut.race.Lap;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.testing.LapFixtures;
import io.undercut.testing.PublicLapFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two commands at once as two processes: what threads of one JVM cannot show. So many pairs as {@code undercut.pairs.processes} says. */
class TwoProcessesIT {
    private static final int PAIRS = Integer.getInteger("undercut.pairs.processes", 1);
    private static final long SEED = Long.getLong("undercut.pairs.seed", 20_260_214);

    @TempDir
    private Path folder;

    @Test
    void twoImportsIntoOneSeasonKeepEveryLap() throws IOException {
        Random random = new Random(SEED);
        CommandProcess commands = new CommandProcess(folder);
        List<Lap> expected = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            List<Running> both = new ArrayList<>();
            for (int file = 0; file < 2; file++) {
                List<Lap> laps = LapFixtures.race(2024, 2 * pair + file + 1, 5 + random.nextInt(40));
                expected.addAll(laps);
                Path path = PublicLapFile.of(laps).to(folder.resolve("in/" + pair + "-" + file + ".parquet"));
                both.add(commands.begin(
                        "data",
                        "import",
                        "--from",
                        path.toString(),
                        "--warehouse",
                        warehouse(),
                        "--ui-port",
                        port(file)));
            }
            for (Running one : both) {
                Outcome outcome = one.outcome();
                assertThat(outcome.code()).as(outcome.err()).isZero();
            }
            assertThat(LakeTables.at(warehouse() + "/lake").laps(2024))
                    .as("seed %d, pair %d", SEED, pair + 1)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        try (Stream<Path> files = Files.walk(Path.of(warehouse()))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.equals(".lock") || name.matches("\\..+\\.[0-9a-f-]{36}"));
        }
    }

    private String warehouse() {
        return folder.resolve("warehouse").toString();
    }

    private static String port(int file) {
        return file == 0 ? "19281" : "19381";
    }
}
