package io.undercut.stream.feature.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.feature.outcome.RaceCard.Car;
import io.undercut.stream.feature.outcome.RaceCard.Finish;
import io.undercut.stream.feature.outcome.RaceCard.Start;
import io.undercut.zoo.example.Feature;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeFeaturesTest {
    private static final double NONE = Double.NaN;

    /** Two teams of two: A and B drive for red, C and D for blue. */
    private static final List<RaceCard> RACES = List.of(
            race(
                    "2001-01",
                    "monza",
                    car("a", "red", 1, 1, 1, 10),
                    car("b", "red", 2, 2, NONE, 0),
                    car("c", "blue", 3, 4, 2, 6),
                    car("d", "blue", 4, 3, 3, 4)),
            race(
                    "2001-02",
                    "spa",
                    car("a", "red", 2, 2, NONE, 0),
                    car("b", "red", 1, 1, 3, 4),
                    car("c", "blue", 3, 3, 1, 10),
                    car("d", "blue", 4, 4, 2, 6)),
            race(
                    "2002-01",
                    "monza",
                    car("a", "red", 1, 3, 2, 6),
                    car("b", "red", 4, 4, 4, 3),
                    car("c", "blue", 2, 1, 1, 10),
                    car("d", "blue", 3, 2, 3, 4)),
            race("2002-02", "spa", car("a", "blue", 2, 2, 1, 10), car("b", "red", 1, 1, NONE, 0)));

    @Test
    void formIsOfTheRacesBefore() {
        OutcomeRow row = row("2002-02", "a");
        assertThat(of(row, "driver_races")).isEqualTo(3);
        assertThat(of(row, "driver_wins")).isEqualTo(1);
        assertThat(of(row, "driver_poles")).isEqualTo(2);
        assertThat(of(row, "driver_finish_last")).isEqualTo(2);
        assertThat(of(row, "driver_finish_last_3")).isEqualTo(1.5f);
        assertThat(of(row, "driver_lost_last_3")).isEqualTo(1 / 3f);
        assertThat(of(row, "driver_qualifying_last_3")).isEqualTo(4 / 3f);
        assertThat(of(row, "driver_qualifying_season")).isEqualTo(1);
        assertThat(of(row, "driver_points_last_10")).isEqualTo(16 / 3f);
        assertThat(of(row, "driver_gained_season")).isEqualTo(1);
        assertThat(of(row, "driver_won_previous_race")).isZero();
    }

    @Test
    void theTeamIsTheOneDrivenForNow() {
        OutcomeRow row = row("2002-02", "a");
        assertThat(row.team()).isEqualTo("blue");
        assertThat(of(row, "team_wins")).isEqualTo(2);
        assertThat(of(row, "team_won_previous_race")).isEqualTo(1);
        assertThat(of(row, "team_finish_last")).isEqualTo(2);
        assertThat(of(row, "team_qualifying_last_3")).isEqualTo((3 + 4 + 3 + 4 + 2 + 3) / 6f);
    }

    @Test
    void matesAreThoseOfTheEarlierRaces() {
        OutcomeRow row = row("2002-02", "a");
        assertThat(of(row, "mate_qualifying_last_3")).isEqualTo((-1 + 1 - 3) / 3f);
        assertThat(of(row, "mate_finish_last_3")).isEqualTo(-2);
        assertThat(of(row, "mate_beaten_season")).isEqualTo(1);
        assertThat(of(row, "qualifying_against_mate")).isNaN();
        assertThat(of(row("2002-01", "a"), "qualifying_against_mate")).isEqualTo(-3);
        assertThat(of(row("2002-01", "b"), "grid_against_mate")).isEqualTo(1);
    }

    @Test
    void theCircuitIsKnownFromEarlierRacesThere() {
        OutcomeRow row = row("2002-02", "b");
        assertThat(of(row, "circuit_races")).isEqualTo(1);
        assertThat(of(row, "circuit_won_from_first")).isZero();
        assertThat(of(row, "circuit_lost")).isEqualTo(0.25f);
        assertThat(of(row, "circuit_places_moved")).isEqualTo((2 + 2 + 2) / 3f);
        assertThat(of(row, "driver_here_finish_last")).isEqualTo(3);
        assertThat(of(row, "driver_here_qualifying")).isEqualTo(1);
        assertThat(of(row, "team_here_finish_last_3")).isEqualTo(3);
        assertThat(of(row("2001-01", "a"), "circuit_lost")).isNaN();
    }

    @Test
    void theChampionshipIsOfItsSeason() {
        OutcomeRow row = row("2002-02", "a");
        assertThat(of(row, "season_races")).isEqualTo(1);
        assertThat(of(row, "driver_season_points")).isEqualTo(6);
        assertThat(of(row, "driver_standing")).isEqualTo(2);
        assertThat(of(row, "driver_points_behind")).isEqualTo(4);
        assertThat(of(row, "driver_standing_before")).isEqualTo(2);
        assertThat(of(row, "team_standing")).isEqualTo(1);
        OutcomeRow opener = row("2002-01", "c");
        assertThat(of(opener, "driver_standing")).isNaN();
        assertThat(of(opener, "driver_points_behind")).isZero();
        assertThat(of(opener, "driver_standing_before")).isEqualTo(1);
        assertThat(of(opener, "driver_won_previous_race")).isEqualTo(1);
    }

    @Test
    void theStartIsTheRacesOwn() {
        OutcomeRow row = row("2002-01", "a");
        assertThat(of(row, "qualifying_position")).isEqualTo(1);
        assertThat(of(row, "grid_position")).isEqualTo(3);
        assertThat(of(row, "grid_places_lost")).isEqualTo(2);
        assertThat(of(row, "qualifying_gap_pct")).isZero();
        assertThat(of(row("2002-01", "b"), "qualifying_gap_pct")).isEqualTo((float) ((84.0 / 81 - 1) * 100));
    }

    @Test
    void labelsAreTheOutcome() {
        assertThat(label(row("2002-02", "a"), "label_won")).isEqualTo(1);
        assertThat(label(row("2002-02", "b"), "label_won")).isZero();
        assertThat(label(row("2002-02", "b"), "label_position")).isNaN();
        assertThat(label(row("2002-02", "b"), "label_classified")).isZero();
        assertThat(label(row("2002-02", "b"), "label_pole")).isEqualTo(1);
        assertThat(label(row("2002-01", "b"), "label_podium")).isZero();
    }

    @Test
    void aRaceWithoutResultHasRowsWithoutLabels() {
        List<RaceCard> races = new ArrayList<>(RACES);
        races.add(new RaceCard(
                "2002-03", 2002, "spa", new Car[] {new Car("a", "red", new Start(1, 80_000, 1, 0), Finish.UNKNOWN)}));
        OutcomeRow row = row(races, "2002-03", "a");
        assertThat(of(row, "driver_finish_last")).isEqualTo(1);
        assertThat(label(row, "label_won")).isNaN();
        assertThat(label(row, "label_qualifying_position")).isEqualTo(1);
    }

    private static RaceCard race(String raceId, String circuit, Car... cars) {
        return new RaceCard(raceId, Integer.parseInt(raceId.substring(0, 4)), circuit, cars);
    }

    private static Car car(String driver, String team, double qualifying, double grid, double finish, double points) {
        return new Car(
                driver,
                team,
                new Start(qualifying, 80_000 + 1000 * qualifying, grid, 0),
                new Finish(true, true, finish, points));
    }

    private static OutcomeRow row(String raceId, String driver) {
        return row(RACES, raceId, driver);
    }

    private static OutcomeRow row(List<RaceCard> races, String raceId, String driver) {
        List<OutcomeRow> found = new ArrayList<>();
        OutcomeFeatures.rows(races, found::add);
        return found.stream()
                .filter(row -> row.key().equals(raceId + "/" + driver))
                .findFirst()
                .orElseThrow();
    }

    private static float of(OutcomeRow row, String feature) {
        return row.values()[OutcomeFeatures.indexOf(feature)];
    }

    private static float label(OutcomeRow row, String label) {
        return row.labels()[
                OutcomeLabels.DECLARED.stream().map(Feature::name).toList().indexOf(label)];
    }
}
