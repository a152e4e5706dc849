package io.undercut.stream.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.undercut.stream.table.Tables;
import io.undercut.testing.LapFixtures;
import io.undercut.testing.PublicLapFile;
import io.undercut.testing.PublicTableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What FastF1's CSV leaves open, and what people's tools make of it. */
class UntoldFactsTest {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final String HEADER =
            "Time,Driver,DriverNumber,LapTime,LapNumber,Stint,PitOutTime,PitInTime,Compound,TyreLife,Team,LapStartTime,TrackStatus,Position";
    private static final String LAP =
            "0 days 01:01:30,AAA,1,0 days 00:01:30.050000,7.0,1.0,,,SOFT,7.0,Team A,0 days 01:00:00,1,1.0";

    @TempDir
    private Path folder;

    @Test
    void fastF1sLapsHaveTheCircuitOfTheCalendar() {
        List<Map<String, Object>> laps =
                ReadFiles.rows(CASES.resolve("fastf1-without-circuit")).get("laps");

        assertThat(laps).hasSize(48);
        assertThat(laps)
                .extracting(lap -> lap.get("race_id"), lap -> lap.get("event"), lap -> lap.get("circuit"))
                .containsOnly(
                        tuple("2023-01", "Bahrain Grand Prix", "bahrain"),
                        tuple("2024-01", "Bahrain Grand Prix", "bahrain"));
    }

    @ParameterizedTest
    @CsvSource({
        "Circuit, Sakhir, bahrain",
        "circuit_id, monza, monza",
        "Location, São Paulo, interlagos",
        "CircuitShortName, Catalunya, catalunya",
        "Track, My Own Ring, my-own-ring",
    })
    void aColumnTellsTheCircuitFirst(String column, String value, String circuit) throws IOException {
        assertThat(only(lap("2024-01.csv", column, value))).containsEntry("circuit", circuit);
    }

    @Test
    void aCircuitThatNothingTellsIsUnknown() throws IOException {
        assertThat(only(lap("2024-30.csv", "X", "x"))).doesNotContainKeys("circuit", "event");
    }

    @Test
    void racesOfTheSameImportTellTheCircuitAndTheRaceWhateverTheirPlaceInIt() throws IOException {
        Object[] race = new Object[Tables.RACES.columns().size()];
        Map.of(
                        "race_id",
                        "2024-30",
                        "season",
                        2024,
                        "round",
                        30,
                        "date",
                        "2024-12-20",
                        "event",
                        "night",
                        "circuit",
                        "my-own-ring")
                .forEach((column, value) -> race[Tables.RACES.index(column)] = value);
        Path races = PublicTableFile.of(folder.resolve("z/races.parquet"), Tables.RACES, List.<Object[]>of(race));
        Path byRound = lap("2024-30.csv", "X", "x");
        Path byDate = lap("2024-12-20_R.csv", "X", "x");

        assertThat(ReadFiles.problems(races)).isEmpty();
        for (List<Path> order : List.of(List.of(byRound, byDate, races), List.of(races, byRound, byDate))) {
            assertThat(ReadFiles.rows(order.toArray(Path[]::new)).get("laps"))
                    .hasSize(2)
                    .allSatisfy(read -> assertThat(read)
                            .containsEntry("race_id", "2024-30")
                            .containsEntry("event", "night")
                            .containsEntry("circuit", "my-own-ring"));
        }
    }

    @Test
    void theNameOfAFileTellsTheCircuitOfARaceThatNoCalendarHas() throws IOException {
        assertThat(only(lap("2024-30_Monza.csv", "X", "x"))).containsEntry("circuit", "monza");
    }

    @Test
    void seasonAndEventAreARace() throws IOException {
        assertThat(only(lap("laps.csv", "Year,EventName", "2024,Monaco Grand Prix")))
                .containsEntry("race_id", "2024-08")
                .containsEntry("event", "Monaco Grand Prix")
                .containsEntry("circuit", "monaco");
    }

    @ParameterizedTest
    @CsvSource({"LapStartDate", "EventDate"})
    void theDateThatFastF1WritesIsARace(String column) throws IOException {
        assertThat(only(lap("laps.csv", column, "2024-05-26 13:03:04.123"))).containsEntry("race_id", "2024-08");
    }

    @Test
    void onlyTheRacesLapsOfASessionColumnAreTheRaces() {
        Path file = CASES.resolve("fastf1-session-column");

        assertThat(ReadFiles.rows(file).get("laps"))
                .extracting(lap -> lap.get("lap"), lap -> lap.get("lap_time_ms"))
                .containsExactly(tuple(1, 82_100), tuple(2, 82_200));
        assertThat(ReadFiles.problems(file)).hasSize(4);
        assertThat(ReadFiles.problems(file).get(0))
                .isEqualTo(
                        "1: SessionName is 'Practice 1'; table laps is of races only: leave other sessions out, or say"
                                + " Race in a column SessionName");
    }

    @ParameterizedTest
    @CsvSource({
        "Session, Sprint",
        "session, FP2",
        "session_name, Qualifying",
        "SessionName, Sprint Shootout",
        "Session_Type, Practice",
        "SessionType, Q",
        "Session, 4",
        "Session, Feature Race",
    })
    void lapsOfOtherSessionsAreRejectedByAColumn(String column, String value) throws IOException {
        assertThat(ReadFiles.problems(lap("2024-01.csv", column, value)))
                .singleElement()
                .asString()
                .contains(value, "table laps is of races only");
    }

    @ParameterizedTest
    @CsvSource({"Session, R", "session, race", "SessionName, Race", "Session, 5", "Session, NA"})
    void lapsOfTheRaceAreKept(String column, String value) throws IOException {
        assertThat(only(lap("2024-01.csv", column, value))).containsEntry("session", "R");
    }

    @Test
    void lapsOfOtherSessionsInParquetAreRejected() throws IOException {
        Path file = PublicLapFile.of(LapFixtures.race(2024, 1, 3))
                .with(1, "session", "Q")
                .to(folder.resolve("laps.parquet"));

        assertThat(ReadFiles.problems(file)).containsExactly("1: session is 'Q'; must be one of [R]");
        assertThat(ReadFiles.rows(file).get("laps")).isNotEmpty();
    }

    @Test
    void theNameOfASessionGoesBeforeItsType() throws IOException {
        assertThat(ReadFiles.problems(lap("2024-05.csv", "SessionType,SessionName", "Race,Sprint")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01/Practice 1/laps.csv",
                "2024-01_Q.csv",
                "2024-05_FP2.csv",
                "2024-05_Sprint.csv",
                "2021-03-28_Bahrain_Grand_Prix/2021-03-27_Qualifying/laps.csv"
            })
    void lapsOfOtherSessionsAreRejectedByTheirPath(String name) throws IOException {
        assertThat(ReadFiles.problems(lap(name, "X", "x")))
                .singleElement()
                .asString()
                .contains("the file's path says it is of ", "races only");
    }

    @Test
    void aColumnSaysMoreOfASessionThanThePath() throws IOException {
        assertThat(only(lap("2024-01_Q_and_R.csv", "Session", "R"))).containsEntry("race_id", "2024-01");
    }

    @Test
    void aDayBeforeTheRaceIsAnotherSession() throws IOException {
        assertThat(ReadFiles.problems(lap("2024-01.csv", "LapStartDate", "2024-03-01 16:10:00")))
                .singleElement()
                .asString()
                .contains("the record is of 2024-03-01 and the race was on 2024-03-02");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-01.csv                           | LapStartDate             | 2024-07-07 14:03:00",
                "2024/Bahrain Grand Prix/Race/laps.csv | LapStartDate             | 2024-07-07 14:03:00",
                "2024-01.csv                           | EventDate                | 2024-07-07",
                "2024-01.csv                           | Date,SessionName         | 2024-07-05 10:00:00,Race",
                "laps.csv                              | Season,Round,EventDate   | 2024,1,2024-07-07",
            })
    void aDateOfAnotherRacesWeekendIsRefusedWithTheReason(String name, String columns, String values)
            throws IOException {
        assertThat(ReadFiles.problems(lap(name, columns, values)))
                .singleElement()
                .asString()
                .contains(values.replaceAll(".*(2024-07-0.).*", "the record is of $1, when race 2024-12"))
                .contains("and race 2024-01 (Bahrain Grand Prix) was on 2024-03-02", "in a folder 2024-12, or mend");
    }

    @ParameterizedTest
    @CsvSource({"2024-03-20", "2023-02-02", "2024-02-27", "2024-03-04"})
    void aDateOfNoRaceIsRefusedToo(String date) throws IOException {
        assertThat(ReadFiles.problems(lap("2024-01.csv", "LapStartDate", date)))
                .singleElement()
                .asString()
                .contains("the record is of " + date + ", and race 2024-01 (Bahrain Grand Prix) was on 2024-03-02");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01.csv, 2024-03-02 15:03:00",
        "2024-01.csv, 2024-03-03 00:03:00",
        "2024-30.csv, 2019-03-02 15:03:00"
    })
    void aDateOfTheRaceOrOfOneThatNobodyKnowsIsTaken(String name, String date) throws IOException {
        assertThat(ReadFiles.problems(lap(name, "LapStartDate", date))).isEmpty();
    }

    @Test
    void theDayOfAnEventIsThatOfItsPlaceAndTellsNoSession() throws IOException {
        assertThat(ReadFiles.problems(lap("2023-21.csv", "EventDate", "2023-11-18")))
                .isEmpty();
        assertThat(ReadFiles.problems(lap("2023-21.csv", "EventDate", "2023-13-18")))
                .containsExactly("1: EventDate is '2023-13-18'; must be a day such as 2024-05-05");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2023/China Grand Prix/laps.csv", "2023_Chinese_Grand_Prix.csv", "2023/Shanghai/R/laps.csv"})
    void aGrandPrixThatASeasonDidNotHaveIsSaid(String name) throws IOException {
        assertThat(ReadFiles.problems(lap(name, "X", "x")))
                .singleElement()
                .asString()
                .contains("2023 had no Chinese Grand Prix, the last one that we know of is race 20")
                .doesNotContain("add columns");
    }

    @Test
    void aColumnThatNamesAGrandPrixThatASeasonDidNotHaveIsSaidToo() throws IOException {
        assertThat(ReadFiles.problems(lap("laps.csv", "Year,EventName", "2023,Chinese Grand Prix")))
                .singleElement()
                .asString()
                .contains("2023 had no Chinese Grand Prix");
    }

    @Test
    void samplesAndWeatherOfOtherSessionsAreRejectedToo() throws IOException {
        Path exports = Path.of("src/test/resources/exports/fastf1");
        Path samples = Files.copy(exports.resolve("2024-01_VER_17.csv"), folder.resolve("2024-01_Q_VER_17.csv"));
        Path weather = Files.createDirectories(folder.resolve("2024-01/FP1")).resolve("weather.csv");
        Files.copy(exports.resolve("2024-01/weather.csv"), weather);

        assertThat(ReadFiles.rows(samples)).isEmpty();
        assertThat(ReadFiles.rows(weather)).isEmpty();
        assertThat(ReadFiles.problems(samples, weather))
                .allSatisfy(problem -> assertThat(problem).contains("races only"));
    }

    @Test
    void aDateInAPathIsNoRound() {
        assertThat(ReadFiles.rows(CASES.resolve("date-in-path-read-as-round")).get("laps"))
                .singleElement()
                .satisfies(lap -> assertThat(lap).containsEntry("race_id", "2021-01"));
    }

    @Test
    void aDateOnWhichNoRaceWasIsRefusedWithTheReason() throws IOException {
        assertThat(ReadFiles.problems(lap("2021-05-12_Example/laps.csv", "X", "x")))
                .singleElement()
                .asString()
                .contains("2021-05-12 in its path is a date", "add columns Season and Round");
    }

    @Test
    void whatRCallsUnknownIsUnknown() {
        assertThat(ReadFiles.problems(CASES.resolve("null-spelled-NA"))).isEmpty();
        assertThat(ReadFiles.rows(CASES.resolve("null-spelled-NA")).get("laps"))
                .hasSize(2)
                .allSatisfy(lap ->
                        assertThat(lap).containsEntry("pit_in", false).doesNotContainKeys("pit_in_ms", "pit_out_ms"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NULL", "null", "Null", "NA", "na", "N/A", "n/a", "#N/A", "nan", "NaN", "NAN", "-nan", "NaT", "None",
                "NONE", "-", "--", "", " ", "\\N", "<NA>", "(null)", "nil", "#NA", "N.A.", "—"
            })
    void unknownIsUnknownHoweverItIsSpelled(String word) throws IOException {
        Path file = Files.writeString(
                folder.resolve("2024-01.csv"),
                HEADER + "\n" + LAP + "\n"
                        + LAP.replace(",7.0,Team A,", "," + word + "," + word + ",")
                                .replace(",SOFT,", "," + word + ",")
                                .replace(",7.0,1.0,,,", ",8.0," + word + "," + word + "," + word + ",")
                        + "\n");

        assertThat(ReadFiles.problems(file)).isEmpty();
        assertThat(ReadFiles.rows(file).get("laps").get(1))
                .containsEntry("lap", 8)
                .doesNotContainKeys("tire_age", "team", "compound", "stint", "pit_in_ms", "pit_out_ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NA", "NaN", "NULL", "-"})
    void aWordForUnknownIsNobodysCode(String word) throws IOException {
        Path file = Files.writeString(
                folder.resolve("2024-01.csv"), HEADER + "\n" + LAP.replace(",AAA,", "," + word + ",") + "\n");

        assertThat(ReadFiles.problems(file)).singleElement().asString().contains("driver is null");
    }

    @Test
    void twoCarsOfOneCodeKeepTheirLaps() throws IOException {
        Path file = Files.writeString(
                folder.resolve("2024-01.csv"),
                HEADER + "\n" + LAP + "\n" + LAP.replace(",AAA,1,", ",AAA,2,") + "\n"
                        + LAP.replace(",AAA,1,", ",BBB,3,") + "\n");

        assertThat(ReadFiles.rows(file).get("laps"))
                .extracting(lap -> lap.get("driver"), lap -> lap.get("driver_number"))
                .containsExactly(tuple("AAA-1", 1), tuple("AAA-2", 2), tuple("BBB", 3));
    }

    @ParameterizedTest
    @CsvSource({
        "LapStartDate, 2021-03-28 15:03:00, 2022-03-20 15:03:00",
        "'Season,Round', '2021,1', '2022,1'",
        "'Season,EventName', '2021,Bahrain Grand Prix', '2022,Bahrain Grand Prix'",
    })
    void aNewNumberInANewSeasonMakesNobodyAnother(String columns, String one, String other) throws IOException {
        Path file = Files.writeString(
                folder.resolve("laps.csv"),
                HEADER + "," + columns + "\n" + LAP.replace(",AAA,1,", ",AAA,33,") + "," + one + "\n" + LAP + ","
                        + other + "\n");

        assertThat(ReadFiles.rows(file).get("laps"))
                .extracting(lap -> lap.get("race_id"), lap -> lap.get("driver"))
                .containsExactly(tuple("2021-01", "AAA"), tuple("2022-01", "AAA"));
    }

    @Test
    void aRowThatIsShortByOptionalFieldsIsARow() throws IOException {
        Path file = Files.writeString(
                folder.resolve("2024-01.csv"), HEADER + "\n" + LAP.replace(",1,1.0", ",1") + "\n" + LAP + "\n");

        assertThat(ReadFiles.problems(file)).isEmpty();
        assertThat(ReadFiles.rows(file).get("laps").get(0)).doesNotContainKey("position");
    }

    @Test
    void aRowThatIsShortByWhatItNeedsIsNone() throws IOException {
        Path file = Files.writeString(
                folder.resolve("2024-01.csv"),
                HEADER + "\n" + LAP.substring(0, LAP.indexOf(",SOFT")) + "\n" + LAP + "\n");

        assertThat(ReadFiles.problems(file)).singleElement().asString().startsWith("1: the record has 8 fields");
    }

    @Test
    void aLastLineWithoutAnEndMayBeCutOff() throws IOException {
        Path file = Files.writeString(
                folder.resolve("2024-01.csv"), HEADER + "\n" + LAP + "\n" + LAP.replace(",1,1.0", ",1"));

        assertThat(ReadFiles.problems(file)).singleElement().asString().startsWith("2: the record has 13 fields");
    }

    private Map<String, Object> only(Path file) {
        assertThat(ReadFiles.problems(file)).isEmpty();
        List<Map<String, Object>> laps = ReadFiles.rows(file).get("laps");
        assertThat(laps).hasSize(1);
        return laps.get(0);
    }

    private Path lap(String name, String columns, String values) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, HEADER + "," + columns + "\n" + LAP + "," + values + "\n");
    }
}
