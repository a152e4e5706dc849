package io.undercut.race.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.Lap;
import io.undercut.race.simulation.race.QualifyingRow;
import io.undercut.race.simulation.race.ResultRow;
import io.undercut.race.simulation.race.SimulatedStop;
import io.undercut.race.simulation.race.StatusChange;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables beside the laps tell the same story as the laps; the seed stands in the test's name. */
class SimulatedTablesTest {
    private static final String SEEDED = "seed {0}";

    @ParameterizedTest(name = SEEDED)
    @ValueSource(longs = {1, 42, -7})
    void everyStopStandsInTheLapsAndEveryInLapInTheStops(long seed) {
        for (SimulatedRace race : RacePhysicsTest.championship(seed)) {
            List<Lap> laps = race.laps();
            List<Lap> in = IntStream.range(0, laps.size() - 1)
                    .filter(i -> laps.get(i).pit().in() && laps.get(i + 1).pit().out())
                    .mapToObj(laps::get)
                    .toList();
            assertThat(race.stops()).hasSameSizeAs(in);
            for (int i = 0; i < in.size(); i++) {
                SimulatedStop stop = race.stops().get(i);
                Lap lap = in.get(i);
                Lap out = laps.get(laps.indexOf(lap) + 1);
                assertThat(stop.driver()).isEqualTo(lap.car().driver());
                assertThat(stop.lap()).isEqualTo(lap.lap());
                assertThat(stop.compoundBefore()).isEqualTo(lap.tire().compound());
                assertThat(stop.compoundAfter()).isEqualTo(out.tire().compound());
                assertThat(stop.tireAgeAtStop()).isEqualTo(lap.tire().age());
                assertThat((long) stop.pitLaneMs())
                        .isEqualTo(out.pit().outMs() - lap.pit().inMs())
                        .isGreaterThan(stop.stationaryMs() + 10_000L);
                assertThat(stop.stationaryMs()).isBetween(1_900, 45_000);
                assertThat(stop.underSafetyCar() && stop.underVirtualSafetyCar())
                        .isFalse();
            }
        }
    }

    @ParameterizedTest(name = SEEDED)
    @ValueSource(longs = {1, 42, -7})
    void theGridComesFromQualifyingAndTheResultFromTheLaps(long seed) {
        for (SimulatedRace race : RacePhysicsTest.championship(seed)) {
            assertThat(race.qualifying())
                    .hasSize(20)
                    .isSortedAccordingTo(Comparator.comparing(QualifyingRow::position));
            assertThat(race.qualifying().stream().map(row -> row.timesMs().size()))
                    .containsExactly(3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1);
            assertThat(race.results()).hasSize(20);
            for (ResultRow result : race.results()) {
                assertThat(race.qualifying().get(result.grid() - 1).car()).isEqualTo(result.car());
            }
            Lap winner = race.laps().stream()
                    .filter(lap ->
                            lap.lap() == race.facts().laps() && lap.road().position() == 1)
                    .findFirst()
                    .orElseThrow();
            assertThat(race.results().get(0).car()).isEqualTo(winner.car());
            assertThat(race.results().get(0).points()).isEqualTo(25);
            assertThat(race.results().stream().mapToInt(ResultRow::points).sum())
                    .isLessThanOrEqualTo(101);
        }
    }

    @ParameterizedTest(name = SEEDED)
    @ValueSource(longs = {1, 42, -7})
    void weatherAndTrackStatusAreThoseOfTheLaps(long seed) {
        for (SimulatedRace race : RacePhysicsTest.championship(seed)) {
            assertThat(race.trackStatus()).isSortedAccordingTo(Comparator.comparing(StatusChange::timeMs));
            for (Lap lap : race.laps()) {
                int minute = (int) (lap.times().startMs() / 60_000);
                assertThat(lap.weather()).isEqualTo(race.weather().get(minute).weather());
                String at = race.trackStatus().stream()
                        .filter(change -> change.timeMs() <= lap.times().startMs())
                        .reduce((one, other) -> other)
                        .orElseThrow()
                        .status();
                assertThat(lap.trackStatus())
                        .as("%s lap %d of %s, seed %d", lap.car().driver(), lap.lap(), lap.race(), seed)
                        .containsAnyOf(at, at.equals("7") ? "6" : at);
            }
        }
    }
}
