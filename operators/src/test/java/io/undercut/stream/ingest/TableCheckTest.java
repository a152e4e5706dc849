package io.undercut.stream.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.race.Lap;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.record.LapTable;
import io.undercut.stream.table.Tables;
import io.undercut.testing.LapFixtures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableCheckTest {
    private static final String FILE = "laps/season=2024/part-1.parquet";

    @Test
    void aSoundSeasonPassesEveryRule() {
        ValidationReport report = report(check(LapFixtures.race(2024, 1, 20)));

        assertThat(report.status()).isEqualTo(ValidationReport.Status.PASSED);
        assertThat(report.rules()).hasSize(ValidationRule.values().length).allMatch(rule -> rule.violations() == 0);
        assertThat(report.requirePassed()).isSameAs(report);
    }

    @Test
    void aRowTwiceFailsTheRun() {
        List<Lap> laps = new ArrayList<>(LapFixtures.race(2024, 1, 20));
        laps.add(1, laps.get(0));

        ValidationReport report = report(check(laps));

        assertThat(result(report, ValidationRule.DUPLICATES).where())
                .isEqualTo(FILE + " rows 2 … 2: row 2: 2024-01 HAM lap 1 is there twice");
        assertThatThrownBy(report::requirePassed).isInstanceOf(Fault.class).hasMessageContaining("rule duplicates");
    }

    @Test
    void tooFewLapTimesFailTheRun() {
        List<Lap> laps = new ArrayList<>(LapFixtures.race(2024, 1, 9));
        laps.add(LapFixtures.sparse(2024, 1, "VET", 1));

        assertThat(result(report(check(laps)), ValidationRule.COMPLETENESS).where())
                .contains("lap_time_ms is null in 1 of 19 rows; at least 95 % must have a value");
    }

    @Test
    void exactlyNinetyFivePercentIsEnough() {
        List<Lap> laps = new ArrayList<>(LapFixtures.race(2024, 1, 19));
        laps.add(LapFixtures.sparse(2024, 1, "VET", 1));
        laps.add(LapFixtures.sparse(2024, 1, "VET", 2));

        assertThat(report(check(laps)).status()).isEqualTo(ValidationReport.Status.PASSED);
    }

    @Test
    void aValueOutOfRangeSetsTheRowAsideAndIsCounted() {
        List<Lap> laps = new ArrayList<>(LapFixtures.race(2024, 1, 20));
        laps.set(4, LapFixtures.timed(2024, 1, "HAM", 5, 1));

        ValidationReport report = report(check(laps));

        assertThat(report.status()).isEqualTo(ValidationReport.Status.PASSED);
        assertThat(result(report, ValidationRule.RANGES).violations()).isEqualTo(1);
        assertThat(result(report, ValidationRule.RANGES).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.firstRow()).isEqualTo(5).isEqualTo(finding.lastRow());
                    assertThat(finding.examples()).singleElement().asString().startsWith("row 5: lap_time_ms is 1;");
                });
        assertThat(new TableCheck(new Partition("laps", 2024, null))
                        .row(LapTable.values(laps.get(4)).toArray(), new RowPlace(FILE, 1, 5)))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("lap_time_ms is 1;"));
    }

    @Test
    void rowsOutOfOrderAreCounted() {
        List<Lap> laps = new ArrayList<>(LapFixtures.race(2024, 1, 20));
        laps.add(2, laps.remove(5));

        ValidationReport report = report(check(laps));

        assertThat(report.status()).isEqualTo(ValidationReport.Status.PASSED);
        assertThat(result(report, ValidationRule.ORDER).where())
                .contains("2024-01 HAM lap 3 follows 2024-01 HAM lap 6");
    }

    @Test
    void tiresThatGrowOlderOutOfStepInMoreThanATenthOfTheLapsFailTheRun() {
        Map<String, Object> younger = Map.of("tire_age", 3);

        RuleResult few = result(report(changed(Map.of(7, younger))), ValidationRule.TIRE_AGES);
        assertThat(few.violations()).isEqualTo(2);
        assertThat(few.severity()).isEqualTo(ValidationRule.Severity.IS_TOLD);
        assertThat(few.where())
                .contains("tire age rises by one from lap to lap within a stint, but not in 2 of ")
                .contains("at most 10 % may be otherwise")
                .contains("tire_age is 3; must be 7, one more than on lap 6 of the same stint");

        ValidationReport many = report(changed(Map.of(5, younger, 7, younger, 9, younger)));
        assertThat(result(many, ValidationRule.TIRE_AGES).failsTheRun()).isTrue();
        assertThatThrownBy(many::requirePassed).isInstanceOf(Fault.class).hasMessageContaining("rule tire_ages");
        assertThat(many.toText()).contains("  tire_ages    FAILED      6 ");
    }

    @Test
    void aStintOfTwoCompoundsFailsTheRun() {
        ValidationReport report = report(changed(Map.of(7, Map.of("compound", "WET"))));

        assertThat(result(report, ValidationRule.COMPOUNDS).where())
                .contains("a stint has one compound, but not in 2 of ")
                .contains("compound is WET; must be ");
        assertThat(report.status()).isEqualTo(ValidationReport.Status.FAILED);
    }

    @Test
    void stopsThatBeginNoStintFailTheRunWhereTheyAreMostOfThem() {
        Map<String, Object> in = Map.of("pit_in", true);
        ValidationReport report = report(changed(Map.of(7, in)));

        assertThat(result(report, ValidationRule.STOPS).where())
                .contains("a stop begins a stint, but not in 1 of 1 cases; at most 50 % may be otherwise")
                .contains("lap 8 follows a stop and is still of stint 1");
        assertThat(report.status()).isEqualTo(ValidationReport.Status.FAILED);

        // A penalty beside a stop for tires.
        Map<Integer, Map<String, Object>> laps = new HashMap<>(Map.of(7, in, 3, in));
        for (int lap = 8; lap <= 30; lap++) {
            laps.put(lap, Map.of("stint", 2));
        }
        ValidationReport half = report(changed(laps));
        assertThat(result(half, ValidationRule.STOPS).severity()).isEqualTo(ValidationRule.Severity.IS_TOLD);
        assertThat(half.toText()).contains("  stops        told        1 a stop begins a stint");
    }

    @Test
    void whatIsUnknownOfTiresBreaksNoRule() {
        Map<String, Object> unknown = new HashMap<>();
        unknown.put("tire_age", null);
        unknown.put("compound", null);
        unknown.put("stint", null);
        unknown.put("pit_in", true);

        ValidationReport report = report(changed(Map.of(7, unknown)));

        assertThat(List.of(ValidationRule.TIRE_AGES, ValidationRule.COMPOUNDS, ValidationRule.STOPS))
                .allSatisfy(
                        rule -> assertThat(result(report, rule).violations()).isZero());
    }

    // Laps of one car of a race of 30 laps, some of them with other values.
    private static TableCheck changed(Map<Integer, Map<String, Object>> changes) {
        TableCheck check = new TableCheck(new Partition("laps", 2024, null));
        for (Lap lap : LapFixtures.race(2024, 1, 30)) {
            if (lap.car().driver().equals("HAM")) {
                Object[] row = LapTable.values(lap).toArray();
                row[Tables.LAPS.index("stint")] = 1;
                row[Tables.LAPS.index("compound")] = "SOFT";
                row[Tables.LAPS.index("tire_age")] = lap.lap();
                row[Tables.LAPS.index("pit_in")] = false;
                row[Tables.LAPS.index("pit_out")] = false;
                changes.getOrDefault(lap.lap(), Map.of())
                        .forEach((column, value) -> row[Tables.LAPS.index(column)] = value);
                check.row(row, new RowPlace(FILE, 1, lap.lap()));
            }
        }
        return check;
    }

    @Test
    void theReportIsOneJsonObjectAndReadsWell() {
        TableCheck check = check(List.of());
        check.broken(ValidationRule.INTEGRITY, "part-1.parquet is empty; copy it again");
        ValidationReport report = report(check);

        assertThat(report.toJson())
                .startsWith(
                        "{\"status\":\"FAILED\",\"rules\":[{\"rule\":\"integrity\",\"table\":\"laps\",\"violations\":1,"
                                + "\"where\":\"part-1.parquet is empty; copy it again\",\"findings\":[]}");
        assertThat(report.toText().lines().toList())
                .startsWith(
                        "validation FAILED",
                        "laps",
                        "  integrity    FAILED      1 part-1.parquet is empty; copy it again",
                        "  schema       ok          0");
    }

    private static TableCheck check(List<Lap> laps) {
        TableCheck check = new TableCheck(new Partition("laps", 2024, null));
        long row = 0;
        for (Lap lap : laps) {
            row++;
            check.row(LapTable.values(lap).toArray(), new RowPlace(FILE, 1, row));
        }
        return check;
    }

    @Test
    void whatIsOnlyToldIsNotSaidToHaveHeld() {
        ValidationReport report = ValidationReport.of(List.of(
                found(ValidationRule.TIRE_AGES, ValidationRule.Severity.IS_TOLD),
                found(ValidationRule.STOPS, ValidationRule.Severity.IS_TOLD),
                found(ValidationRule.ORDER, ValidationRule.Severity.REJECTS_THE_ROW)));

        assertThat(report.held()).isEqualTo("6 rules held, 2 told of breaches within their allowance, 1 rejected rows");
        assertThat(report(check(LapFixtures.race(2024, 1, 20))).held()).isEqualTo("9 rules held");
    }

    private static RuleResult found(ValidationRule rule, ValidationRule.Severity severity) {
        return new RuleResult(rule, Tables.LAPS.name(), 1, "here", new ArrayList<>(), severity);
    }

    private static ValidationReport report(TableCheck check) {
        return ValidationReport.of(check.results());
    }

    private static RuleResult result(ValidationReport report, ValidationRule rule) {
        return report.of(rule);
    }
}
