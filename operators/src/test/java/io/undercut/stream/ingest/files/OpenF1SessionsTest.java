package io.undercut.stream.ingest.files;

import static io.undercut.stream.ingest.files.OpenF1Records.LAP;
import static io.undercut.stream.ingest.files.OpenF1Records.driver;
import static io.undercut.stream.ingest.files.OpenF1Records.json;
import static io.undercut.stream.ingest.files.OpenF1Records.lap;
import static io.undercut.stream.ingest.files.OpenF1Records.of;
import static io.undercut.stream.ingest.files.OpenF1Records.sample;
import static io.undercut.stream.ingest.files.OpenF1Records.session;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which session an answer is of: by the name of the session, else by the day. */
class OpenF1SessionsTest {
    private static final String RACE_DAY = "2024-03-02";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-27", "2024-03-04", "2024-03-09", "2023-03-02"})
    void whatIsOfAnotherWeekendThanTheRaceIsNoneOfIt(String day) throws IOException {
        write("2024-01/laps.json", lap(900, 1, 0, LAP).replace(RACE_DAY, day), unknownStart(2));
        write("2024-01/drivers.json", driver(900, "AAA", "Team A"));
        write("2024-01/car_data.json", sample(900, 1).replace(RACE_DAY, day));
        write("2024-01/pit.json", of(900, "'lap_number': 1, 'pit_duration': 22, 'date': '" + day + "T13:01:00Z'"));
        write(
                "2024-01/weather.json",
                of(900, "'date': '" + day + "T13:00:30Z', 'air_temperature': 20, 'track_temperature': 30"));
        write(
                "2024-01/race_control.json",
                of(
                        900,
                        "'date': '" + day + "T13:00:30Z', 'category': 'Flag', 'flag': 'RED', 'scope': 'Track',"
                                + " 'message': 'RED FLAG'"));

        assertThat(ReadFiles.rows(folder)).isEmpty();
        assertThat(ReadFiles.problems(folder))
                .hasSize(6)
                .allSatisfy(problem -> assertThat(problem).contains("the record is of " + day, "was on 2024-03-02"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "2024-03-01"})
    void aFolderThatNamesTheRaceIsTrustedWithADayOfItsWeekend(String day) throws IOException {
        write("2024-01/laps.json", lap(900, 1, 0, LAP).replace(RACE_DAY, day));
        write("2024-01/drivers.json", driver(900, "AAA", "Team A"));

        assertThat(ReadFiles.problems(folder)).isEmpty();
        assertThat(ReadFiles.rows(folder).get("laps")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"laps.json", "2024-02-29.json", "bahrain_2024.json"})
    void soItIsWhereNoRoundStandsInThePath(String name) throws IOException {
        write("export/" + name, lap(900, 1, 0, LAP).replace(RACE_DAY, "2024-02-29"));
        write("export/drivers.json", driver(900, "AAA", "Team A"));

        assertThat(ReadFiles.rows(folder)).isEmpty();
        assertThat(ReadFiles.problems(folder))
                .singleElement()
                .asString()
                .contains("the record is of 2024-02-29 and the race was on 2024-03-02");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-22, 2024-11-24T06:03:00Z, 1",
        "2024-22, 2024-11-19T06:03:00Z, 0",
        "2024-20, 2024-10-27T23:59:00Z, 1",
        "2024-20, 2024-10-28T00:03:00Z, 1",
        "2024-20, 2024-10-28T05:00:00+06:00, 1",
        "2024-20, 2024-10-23T21:00:00Z, 0",
        // A round that the calendar does not have.
        "2024-30, 2024-01-01T00:00:00Z, 1"
    })
    void aRaceThatGoesOnAfterMidnightIsOne(String race, String time, int kept) throws IOException {
        write(race + "/laps.json", lap(900, 1, 0, LAP).replace("2024-03-02T13:00:00Z", time));
        write(race + "/drivers.json", driver(900, "AAA", "Team A"));

        assertThat(ReadFiles.rows(folder).getOrDefault("laps", List.of())).hasSize(kept);
        assertThat(ReadFiles.problems(folder)).hasSize(1 - kept);
    }

    @Test
    void aSessionsNameSaysMoreThanItsDay() throws IOException {
        write("2024-01/laps.json", lap(900, 1, 0, LAP).replace(RACE_DAY, "2024-03-01"));
        write("2024-01/drivers.json", driver(900, "AAA", "Team A"));
        write("2024-01/sessions.json", session(900, "Race", "Race").replace(RACE_DAY, "2024-03-01"));

        assertThat(ReadFiles.problems(folder)).isEmpty();
    }

    @Test
    void ofTwoSessionsWithoutANameTheDayTellsTheRace() throws IOException {
        write("2024-01/laps.json", lap(900, 1, 0, LAP).replace(RACE_DAY, "2024-03-01"), lap(901, 1, 0, LAP));
        write("2024-01/drivers.json", driver(900, "AAA", "Team A"));

        assertThat(ReadFiles.rows(folder).get("laps")).hasSize(1);
        assertThat(ReadFiles.problems(folder)).singleElement().asString().contains("1: the record is of 2024-03-01");
    }

    private static String unknownStart(int lap) {
        return of(900, "'lap_number': " + lap + ", 'date_start': null, 'lap_duration': 90");
    }

    private void write(String name, String... records) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, json("[" + String.join(",\n", records) + "]"));
    }
}
