package io.undercut.stream.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.table.Tables;
import io.undercut.testing.LapFixtures;
import io.undercut.testing.PublicLapFile;
import io.undercut.testing.PublicTableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words in Parquet mean what they mean in CSV. */
class SpelledParquetTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "compound, soft, SOFT",
        "compound, Hard, HARD",
        "session, Race, R",
        "session, race, R",
        "track_status, AllClear, 1",
        "track_status, 12, 12",
        "driver, ham, HAM",
        "driver, Ham, HAM",
    })
    void aWordIsTheLakesHoweverItIsSpelled(String column, String text, String word) throws IOException {
        assertThat(first(laps().with(1, column, text))).containsEntry(column, word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "NULL", "-", "None", "", "NA"})
    void unknownIsUnknown(String word) throws IOException {
        assertThat(first(laps().with(1, "compound", word)
                        .with(1, "team", word)
                        .with(1, "session", word)
                        .with(1, "track_status", word)))
                .doesNotContainKeys("compound", "team", "session", "track_status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "NaN", "-"})
    void aWordForUnknownIsNobodysCode(String word) throws IOException {
        assertThat(ReadFiles.problems(laps().with(1, "driver", word).to(folder.resolve("laps.parquet"))))
                .containsExactly("1: driver is null; must have a value");
    }

    @ParameterizedTest
    @CsvSource({
        "lap_time_ms, 90123, lap_time_ms, 90123",
        "lap_time_ms, 90123.0, lap_time_ms, 90123",
        "lap_time_ms, 1:30.123, lap_time_ms, 90123",
        "lap_time_ms, 0 days 00:01:30.123000, lap_time_ms, 90123",
        "tyre_life, 5, tire_age, 5",
        "air_temp, 20.5, air_temp_c, 20.5",
        "rain, true, rain, true",
        "rain, False, rain, false",
        "pit_in, yes, pit_in, true",
        "season, 2024, season, 2024",
    })
    void textIsWhatItSpells(String column, String text, String name, String value) throws IOException {
        PublicLapFile file =
                PublicLapFile.of(LapFixtures.race(2024, 1, 1).subList(0, 1)).mistyped(column, Schema.Type.STRING);

        assertThat(first(file.with(1, column, text)).get(name)).hasToString(value);
    }

    @Test
    void textThatSpellsNoValueIsNamedAndTheOtherRowsAreKept() throws IOException {
        Path file = PublicLapFile.of(LapFixtures.race(2024, 1, 3).subList(0, 3))
                .mistyped("lap_time_ms", Schema.Type.STRING)
                .with(1, "lap_time_ms", "90123")
                .with(2, "lap_time_ms", "fast")
                .with(3, "lap_time_ms", "nan")
                .to(folder.resolve("laps.parquet"));

        assertThat(ReadFiles.problems(file)).containsExactly("2: lap_time_ms is 'fast'; must be a whole number");
        assertThat(ReadFiles.rows(file).get("laps")).hasSize(2);
    }

    @Test
    void aTrackStatusThatThereIsNotIsNamed() throws IOException {
        assertThat(ReadFiles.problems(laps().with(1, "track_status", "9").to(folder.resolve("laps.parquet"))))
                .singleElement()
                .asString()
                .startsWith("1: track_status is '9'; must match [124567]+ (");
    }

    @Test
    void aSessionClockIsNoTimeOfTheDay() throws IOException {
        assertThat(ReadFiles.problems(
                        laps().with(1, "pit_in_ms", 1_709_391_600_000L).to(folder.resolve("laps.parquet"))))
                .containsExactly("1: pit_in_ms is 1709391600000; must be within 0 … 86400000");
    }

    @ParameterizedTest
    @CsvSource({
        "2013-04-21, 2013-04-21",
        "2013-04-21 00:00:00, 2013-04-21",
        "2013-04-21T00:00:00.000Z, 2013-04-21",
    })
    void aRaceIsOnADay(String text, String day) throws IOException {
        assertThat(ReadFiles.rows(races(text)).get("races"))
                .singleElement()
                .satisfies(race -> assertThat(race).containsEntry("date", day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"17/03/2013", "2013-03-17 15:00:00", "17.03.2013", "soon"})
    void anythingElseIsNoDay(String text) throws IOException {
        assertThat(ReadFiles.problems(races(text)))
                .singleElement()
                .asString()
                .startsWith("1: date is '" + text + "'; must match ");
    }

    @Test
    void aColumnUnderBothItsNamesIsOneWhereTheyAgree() throws IOException {
        PublicLapFile file =
                PublicLapFile.of(LapFixtures.race(2024, 1, 3).subList(0, 3)).mistyped("tire_age", Schema.Type.INT);
        Path path = file.with(1, "tire_age", 1)
                .with(2, "tyre_life", 7)
                .with(2, "tire_age", 8)
                .with(3, "tyre_life", null)
                .with(3, "tire_age", 9)
                .with(1, "tyre_life", 1)
                .to(folder.resolve("laps.parquet"));

        assertThat(ReadFiles.problems(path))
                .containsExactly("2: tyre_life and tire_age are one column and say 7 and 8; leave one of them out");
        assertThat(ReadFiles.rows(path).get("laps"))
                .extracting(lap -> lap.get("tire_age"))
                .containsExactly(1, 9);
    }

    @Test
    void aColumnThatIsThereTwiceIsNamed() throws IOException {
        assertThatThrownBy(() -> ReadFiles.problems(twice("a.parquet")))
                .isInstanceOf(Fault.class)
                .hasMessageEndingWith(
                        "a.parquet has two columns of the name tyre_life; write it again with one of them");
    }

    @Test
    void allFilesThatCannotBeReadAreNamedAtOnce() throws IOException {
        twice("a.parquet");
        laps().to(folder.resolve("b.parquet"));
        Files.writeString(folder.resolve("c.parquet"), "PAR1");
        Files.writeString(folder.resolve("d.csv"), "");

        assertThatThrownBy(() -> ReadFiles.problems(folder))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.DATA_VALIDATION_FAILURE))
                .satisfies(fault -> assertThat(fault.getMessage())
                        .startsWith("3 files cannot be imported, and nothing was: ")
                        .contains("a.parquet has two columns", "c.parquet is not a complete", "d.csv is empty")
                        .hasLineCount(1));
    }

    // No writer makes one.
    private Path twice(String name) throws IOException {
        Path file = laps().mistyped("tyre_lifx", Schema.Type.INT).to(folder.resolve(name));
        byte[] bytes = Files.readString(file, StandardCharsets.ISO_8859_1)
                .replace("tyre_lifx", "tyre_life")
                .getBytes(StandardCharsets.ISO_8859_1);
        return Files.write(file, bytes);
    }

    private static PublicLapFile laps() {
        return PublicLapFile.of(LapFixtures.race(2024, 1, 1).subList(0, 1));
    }

    private Map<String, Object> first(PublicLapFile laps) throws IOException {
        Path file = laps.to(folder.resolve("laps.parquet"));
        assertThat(ReadFiles.problems(file)).isEmpty();
        return ReadFiles.rows(file).get("laps").get(0);
    }

    private Path races(String date) throws IOException {
        Object[] race = new Object[Tables.RACES.columns().size()];
        Map.of("race_id", "2013-02", "season", 2013, "round", 2, "date", date, "event", "bahrain", "circuit", "bahrain")
                .forEach((column, value) -> race[Tables.RACES.index(column)] = value);
        return PublicTableFile.of(folder.resolve("races.parquet"), Tables.RACES, List.<Object[]>of(race));
    }
}
