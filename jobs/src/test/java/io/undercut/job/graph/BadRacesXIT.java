package io.undercut.job.graph;

import static io.undercut.job.graph.ScratchLake.row;
import static io.undercut.job.graph.ScratchLake.rows;
import static io.undercut.job.graph.ScratchLake.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.race.Car;
import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.race.LapTimes;
import io.undercut.race.TireUse;
import io.undercut.stream.feature.lap.LapFeatures;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.ingest.ValidationReport;
import io.undercut.stream.ingest.ValidationRule;
import io.undercut.testing.PublicLapFile;
import io.undercut.testing.RaceFixtures;
import io.undercut.zoo.example.KeyColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Races that went otherwise than races should, from the file to the features. Nothing vanishes: {@link ScratchLake} counts. */
class BadRacesXIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    /** Two cars over seven laps, one of them with a stop. */
    private static final List<Lap> RACE = RaceFixtures.race(2024, 2, "monza")
            .stint("AAA", 1, Compound.MEDIUM, 95, 90.5, 90.5, 95)
            .stint("AAA", 2, Compound.HARD, 110, 89, 89)
            .stint("BBB", 1, Compound.HARD, 96.5, 90, 90, 90, 90, 90, 90)
            .laps();

    @TempDir
    private Path folder;

    private ScratchLake lake;

    @BeforeEach
    void makeALake() {
        lake = new ScratchLake(folder);
    }

    @Test
    void lapsOutOfOrderGiveTheFeaturesOfLapsInOrder() throws IOException {
        List<Lap> shuffled = new ArrayList<>(RACE);
        Collections.shuffle(shuffled, new Random(20_260_214));

        assertThat(lake.imported(laps(shuffled)).rejected()).isZero();

        FeatureSet features = lake.features();
        assertThat(lake.tables().laps(2024))
                .isSortedAccordingTo(
                        Comparator.comparing((Lap lap) -> lap.car().driver()).thenComparingInt(Lap::lap));
        ScratchLake ordered = new ScratchLake(folder.resolve("ordered"));
        ordered.imported(laps(RACE));
        assertThat(ordered.features().manifest().sha256())
                .isEqualTo(features.manifest().sha256());
    }

    @Test
    void aDriverChangeBeginsAnotherCarsHistory() throws IOException {
        List<Lap> changed = RACE.stream()
                .map(lap -> lap.car().number() == 1 && lap.lap() > 4 ? driven(lap, "CCC") : lap)
                .toList();

        assertThat(lake.imported(laps(changed)).rejected()).isZero();

        List<FeatureRow> rows = rows(lake.features());
        assertThat(rows).hasSize(RACE.size());
        FeatureRow first = row(rows, "CCC", 5);
        assertThat(value(first, "tire_age")).isEqualTo(1);
        assertThat(value(first, "tire_age_lag_1")).isNaN();
        assertThat(value(row(rows, "CCC", 6), "tire_age_lag_1")).isEqualTo(1);
    }

    @Test
    void aLapTwiceWithOtherTimesIsKeptOnceAndTheOtherToldAndRejected() throws IOException {
        List<Lap> twice = new ArrayList<>(RACE);
        twice.add(RaceFixtures.timed(RACE.get(2), new LapTimes(88_888, null, null, null, 185_500L, 274_388L)));
        twice.add(RACE.get(3));

        ImportResult result = lake.imported(laps(twice));

        assertThat(result.rejected()).isEqualTo(1);
        assertThat(result.repeated()).isEqualTo(1);
        assertThat(result.conflicts()).isEqualTo(1);
        assertThat(lake.letters("laps"))
                .singleElement()
                .asString()
                .contains("\"row\":15", "2024-02 AAA lap 3 is there already: lap_time_ms is 90500", "88888 here");
        assertThat(lake.features().manifest().rows()).isEqualTo(RACE.size());
    }

    @Test
    void unknownCompoundsAreKeptAsUnknown() throws IOException {
        List<Lap> bare = RACE.stream()
                .map(lap -> RaceFixtures.shod(
                        lap,
                        new TireUse(
                                null,
                                lap.tire().age(),
                                lap.tire().stint(),
                                lap.tire().fresh())))
                .toList();

        assertThat(lake.imported(laps(bare)).rejected()).isZero();

        List<FeatureRow> rows = rows(lake.features());
        assertThat(rows).hasSize(RACE.size()).allSatisfy(row -> {
            assertThat(row.key().of(KeyColumns.COMPOUND)).isEqualTo("UNKNOWN");
            assertThat(value(row, "compound_softness")).isNaN();
            assertThat(value(row, "tire_age")).isPositive();
        });
    }

    @Test
    void aClockThatGoesBackwardsWithinALapIsRejectedByTheImport() throws IOException {
        Path file = PublicLapFile.of(RACE).with(3, "lap_end_ms", 1L).to(folder.resolve("in/laps.parquet"));

        assertThat(lake.imported(file).rejected()).isEqualTo(1);

        assertThat(lake.letters("laps"))
                .singleElement()
                .asString()
                .contains("lap_end_ms is 1; must be at least lap_start_ms, which is 185500");
        assertThat(lake.features().manifest().rows()).isEqualTo(RACE.size() - 1);
    }

    @Test
    void aClockThatGoesBackwardsFromLapToLapIsToldByTheValidationAndRejectedByTheFeatures() throws IOException {
        List<Lap> back = new ArrayList<>(RACE);
        back.set(2, RaceFixtures.timed(RACE.get(2), new LapTimes(90_500, null, null, null, 1_000L, 91_500L)));

        assertThat(lake.imported(laps(back)).rejected()).isZero();

        assertThat(lake.validated().of(ValidationRule.ORDER).where())
                .contains("lap_end_ms is 91500; must be at least that of lap 2, which is 185500");
        assertThat(lake.features().manifest().rows()).isLessThan(RACE.size());
        assertThat(lake.letters(LapFeatures.NAME))
                .isNotEmpty()
                .allSatisfy(letter -> assertThat(letter).contains("its session clock must run forward"));
    }

    @Test
    void aRaceOfOneLapHasARowForEveryCar() throws IOException {
        List<Lap> laps = RACE.stream().filter(lap -> lap.lap() == 1).toList();

        assertThat(lake.imported(laps(laps)).rejected()).isZero();

        assertThat(lake.validated().status()).isEqualTo(ValidationReport.Status.PASSED);
        assertThat(rows(lake.features()))
                .hasSize(2)
                .allSatisfy(row -> assertThat(value(row, "tire_age_lag_1")).isNaN());
        FeatureSet wear = lake.wear();
        assertThat(wear.manifest().rows()).isZero();
    }

    @Test
    void aRedFlagStopsTheClockOfNobody() throws IOException {
        long stopMs = 1_800_000;
        List<Lap> stopped = new ArrayList<>();
        for (Lap lap : RACE) {
            LapTimes times = lap.times();
            stopped.add(
                    switch (Integer.signum(Integer.compare(lap.lap(), 3))) {
                        case -1 -> lap;
                        case 0 ->
                            RaceFixtures.flagged(
                                    RaceFixtures.timed(
                                            lap,
                                            new LapTimes(
                                                    (int) (times.lapMs() + stopMs),
                                                    null,
                                                    null,
                                                    null,
                                                    times.startMs(),
                                                    times.endMs() + stopMs)),
                                    "125");
                        default ->
                            RaceFixtures.timed(
                                    lap,
                                    new LapTimes(
                                            times.lapMs(),
                                            null,
                                            null,
                                            null,
                                            times.startMs() + stopMs,
                                            times.endMs() + stopMs));
                    });
        }

        assertThat(lake.imported(laps(stopped)).rejected()).isZero();

        assertThat(lake.validated().status()).isEqualTo(ValidationReport.Status.PASSED);
        List<FeatureRow> rows = rows(lake.features());
        assertThat(rows).hasSize(RACE.size());
        assertThat(value(row(rows, "AAA", 3), "is_clean")).isZero();
        assertThat(value(row(rows, "AAA", 3), "is_red_flag")).isOne();
        assertThat(value(row(rows, "AAA", 7), "laps_since_neutral")).isEqualTo(4);
    }

    private Path laps(List<Lap> laps) throws IOException {
        return PublicLapFile.of(laps).to(folder.resolve("in/laps.parquet"));
    }

    private static Lap driven(Lap lap, String driver) {
        return new Lap(
                lap.race(),
                lap.event(),
                lap.circuit(),
                lap.session(),
                lap.raceLaps(),
                new Car(driver, lap.car().number(), lap.car().team()),
                lap.lap(),
                lap.times(),
                lap.tire(),
                lap.pit(),
                lap.road(),
                lap.trackStatus(),
                lap.weather(),
                lap.traps(),
                lap.deleted(),
                lap.accurate(),
                lap.source());
    }
}
