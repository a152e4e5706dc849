package io.undercut.stream.feature.lap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.undercut.race.Compound;
import io.undercut.stream.feature.lap.PublishedSamples.Sample;
import io.undercut.stream.ingest.parquet.PublishedLaps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which tires cars change to: from rows of real races comes the baseline that an independent computation gave. */
class KnownStopsTest {
    private static final Offset<Double> THREE_DIGITS = within(0.0005);
    private static final List<String> DRY = Stream.of(Compound.values())
            .filter(Compound::isDry)
            .map(Compound::name)
            .toList();
    private static final List<LapRow> ROWS = new ArrayList<>();
    private static final List<Stop> STOPS = new ArrayList<>();

    /** A stop from dry tires to dry tires, no red flag out. */
    private record Stop(int season, String circuit, String before, String after) {}

    @BeforeAll
    static void readTheStops() {
        assumeThat(PublishedSamples.areAtHand())
                .as(
                        "%s is not there, beside the project or above: published races are not checked",
                        PublishedLaps.PLACE)
                .isTrue();
        Map<String, LapRow> rows = PublishedSamples.samples().stream()
                .map(Sample::row)
                .collect(Collectors.toMap(LapRow::key, Function.identity(), (one, other) -> one, TreeMap::new));
        ROWS.addAll(rows.values());
        for (LapRow row : ROWS) {
            LapRow next = rows.get(row.raceId() + "/" + row.driver() + "/" + (row.lap() + 1));
            if (of(row, "pit_in") == 1
                    && of(row, "is_red_flag") == 0
                    && next != null
                    && DRY.contains(row.compound())
                    && DRY.contains(next.compound())) {
                STOPS.add(new Stop(row.season(), row.circuit(), row.compound(), next.compound()));
            }
        }
    }

    @Test
    void mostChangeToHardTires() {
        List<Stop> test = stops(2024, 2024);
        assertThat(test).hasSize(646);
        assertThat(share(test, stop -> "HARD")).isCloseTo(0.695, THREE_DIGITS);
        assertThat(share(test, stop -> "MEDIUM")).isCloseTo(0.21, within(0.005));
        assertThat(share(test, stop -> "SOFT")).isCloseTo(0.09, within(0.005));
    }

    /** Worse than the majority: until 2023 cars on hard tires changed to medium ones more often than to hard ones. */
    @Test
    void whatWasTakenOffSaysLittle() {
        List<Stop> train = stops(2018, 2023);
        assertThat(share(
                        stops(2024, 2024),
                        stop -> mostOften(train.stream()
                                .filter(earlier -> earlier.before().equals(stop.before()))
                                .toList())))
                .isCloseTo(0.598, THREE_DIGITS);
    }

    /** Of compounds that followed equally often the first by name. */
    @Test
    void theCircuitSaysALittleMore() {
        List<Stop> train = stops(2018, 2023);
        double share = share(stops(2024, 2024), stop -> {
            List<Stop> before = train.stream()
                    .filter(earlier -> earlier.before().equals(stop.before()))
                    .toList();
            List<Stop> here = before.stream()
                    .filter(earlier -> earlier.circuit().equals(stop.circuit()))
                    .toList();
            return mostOften(here.isEmpty() ? before : here);
        });
        assertThat(share).isCloseTo(0.624, THREE_DIGITS);
    }

    /** Known are 375 cars, 7.94 laps by circuit, 7.62 by one median for all, and 0.243 within three laps: of what is not stated. */
    @Test
    void firstStopsAreHardToTell() {
        List<String> wet = ROWS.stream()
                .filter(row -> !DRY.contains(row.compound()) && !row.compound().equals("UNKNOWN"))
                .map(LapRow::raceId)
                .distinct()
                .toList();
        Map<String, LapRow> first = new TreeMap<>();
        ROWS.stream()
                .filter(row -> of(row, "pit_in") == 1 && row.lap() > 1 && !wet.contains(row.raceId()))
                .sorted(Comparator.comparingInt(LapRow::lap))
                .forEach(row -> first.putIfAbsent(row.raceId() + row.driver(), row));
        List<LapRow> train =
                first.values().stream().filter(row -> row.season() < 2024).toList();
        double median = Numbers.median(train.stream().mapToDouble(LapRow::lap).toArray());
        double[] byCircuit = first.values().stream()
                .filter(row -> row.season() == 2024)
                .mapToDouble(row -> {
                    double[] here = train.stream()
                            .filter(earlier -> earlier.circuit().equals(row.circuit()))
                            .mapToDouble(LapRow::lap)
                            .toArray();
                    return Math.abs(row.lap() - (here.length == 0 ? median : Numbers.median(here)));
                })
                .toArray();
        double[] byOne = first.values().stream()
                .filter(row -> row.season() == 2024)
                .mapToDouble(row -> Math.abs(row.lap() - median))
                .toArray();
        assertThat(byCircuit).hasSize(375);
        assertThat(Numbers.mean(byCircuit)).isCloseTo(7.81, within(0.005));
        assertThat(Numbers.mean(byOne)).isCloseTo(8.62, within(0.005));
        assertThat(Arrays.stream(byCircuit).filter(error -> error <= 3).count() / 375.0)
                .isCloseTo(0.267, THREE_DIGITS);
    }

    private static List<Stop> stops(int first, int last) {
        return STOPS.stream()
                .filter(stop -> stop.season() >= first && stop.season() <= last)
                .toList();
    }

    private static String mostOften(List<Stop> stops) {
        return stops.stream()
                .collect(Collectors.groupingBy(Stop::after, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
    }

    private static double share(List<Stop> stops, Function<Stop, String> forecast) {
        return Arrays.stream(stops.stream()
                        .mapToDouble(stop -> forecast.apply(stop).equals(stop.after()) ? 1 : 0)
                        .toArray())
                .average()
                .orElseThrow();
    }

    private static double of(LapRow row, String feature) {
        return row.values()[LapFeatures.indexOf(feature)];
    }
}
