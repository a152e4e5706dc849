package io.undercut.stream.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.race.Lap;
import io.undercut.stream.lake.LapTable;
import io.undercut.stream.lake.Partition;
import io.undercut.testing.LapFixtures;
import java.util.ArrayList;
import java.util.List;
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

    private static ValidationReport report(TableCheck check) {
        return ValidationReport.of(check.results());
    }

    private static RuleResult result(ValidationReport report, ValidationRule rule) {
        return report.of(rule);
    }
}
