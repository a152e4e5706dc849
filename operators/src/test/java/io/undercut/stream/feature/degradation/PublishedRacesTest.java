package io.undercut.stream.feature.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.undercut.race.Lap;
import io.undercut.stream.ingest.parquet.PublishedLaps;
import io.undercut.zoo.catalog.TireDegradation;
import io.undercut.zoo.evaluation.Baseline;
import io.undercut.zoo.evaluation.FlatBaseline;
import io.undercut.zoo.evaluation.Observation;
import io.undercut.zoo.evaluation.SlopeBaseline;
import io.undercut.zoo.evaluation.StintOracle;
import io.undercut.zoo.example.ExampleKey;
import io.undercut.zoo.example.LabelledExample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Label rows and baselines of real races are those an independent computation gave. */
class PublishedRacesTest {
    private static final int HORIZON = TireDegradation.SCHEMA.indexOf(TireDegradation.HORIZON);
    private static final Offset<Double> FOUR_DIGITS = within(0.00005);
    private static final List<LabelledExample> EXAMPLES = new ArrayList<>();

    @BeforeAll
    static void readTheRaces() {
        Optional<Path> folder = PublishedLaps.folder();
        assumeThat(folder)
                .as(
                        "%s is not there, beside the project or above: published races are not checked",
                        PublishedLaps.PLACE)
                .isPresent();
        List<RaceDigest> races = IntStream.rangeClosed(2018, 2024)
                .boxed()
                .flatMap(season -> digests(PublishedLaps.season(folder.orElseThrow(), season)))
                .toList();
        DegradationExamples.of(races, EXAMPLES::add);
    }

    private static java.util.stream.Stream<RaceDigest> digests(List<Lap> season) {
        return season.stream()
                .collect(Collectors.groupingBy(Lap::race, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(RaceReading::digest);
    }

    @Test
    void haveTheKnownNumberOfLabelRows() {
        Map<Integer, Long> rows = EXAMPLES.stream()
                .collect(Collectors.groupingBy(example -> example.key().season(), TreeMap::new, Collectors.counting()));
        assertThat(rows)
                .isEqualTo(Map.of(
                        2018, 11_543L, 2019, 12_482L, 2020, 8_654L, 2021, 12_288L, 2022, 12_354L, 2023, 14_998L, 2024,
                        15_313L));
        assertThat(test().stream()
                        .map(row -> row.key().raceId()
                                + row.key().driver()
                                + row.key().stint())
                        .distinct())
                .hasSize(932);
    }

    @Test
    void giveTheKnownBaselines() {
        List<Observation> train = EXAMPLES.stream()
                .filter(example -> example.key().season() < 2024)
                .map(PublishedRacesTest::observation)
                .toList();
        SlopeBaseline compounds = SlopeBaseline.byCompound(train, 0);
        assertThat(meanAbsoluteError(new FlatBaseline())).isCloseTo(0.6741, FOUR_DIGITS);
        assertThat(meanAbsoluteError(compounds)).isCloseTo(0.6742, FOUR_DIGITS);
        assertThat(meanAbsoluteError(SlopeBaseline.byCircuitAndCompound(train, 0)))
                .isCloseTo(0.6110, FOUR_DIGITS);
        assertThat(meanAbsoluteError(StintOracle.of(test(), 0))).isCloseTo(0.3467, FOUR_DIGITS);
        assertThat(compounds.slope(on("HARD"))).isCloseTo(-0.0229, FOUR_DIGITS);
        assertThat(compounds.slope(on("MEDIUM"))).isCloseTo(-0.0213, FOUR_DIGITS);
        assertThat(compounds.slope(on("SOFT"))).isCloseTo(-0.0227, FOUR_DIGITS);
    }

    @Test
    void giveFiniteFeatures() {
        assertThat(EXAMPLES).allSatisfy(example -> {
            for (float value : example.features()) {
                assertThat(value).isFinite();
            }
        });
    }

    private static double meanAbsoluteError(Baseline baseline) {
        return test().stream()
                .mapToDouble(row ->
                        Math.abs(row.label() - baseline.predict(row.key(), new float[] {(float) row.horizonLaps()})[0]))
                .average()
                .orElseThrow();
    }

    private static List<Observation> test() {
        return EXAMPLES.stream()
                .filter(example -> example.key().season() == 2024)
                .map(PublishedRacesTest::observation)
                .toList();
    }

    private static Observation observation(LabelledExample example) {
        return new Observation(example.key(), example.features()[HORIZON], example.label());
    }

    private static ExampleKey on(String compound) {
        return new ExampleKey("2024-01", 2024, "nowhere", "AAA", "Team", 1, 9, compound);
    }
}
