package io.undercut.stream.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days and rounds of FastF1's CSV that are no race's, or may be one's. */
class FastF1DaysTest {
    private static final String HEADER =
            "Time,Driver,DriverNumber,LapTime,LapNumber,Stint,PitOutTime,PitInTime,Compound,TyreLife,Team,LapStartTime,TrackStatus,Position";
    private static final String LAP =
            "0 days 01:01:30,AAA,1,0 days 00:01:30.050000,7.0,1.0,,,SOFT,7.0,Team A,0 days 01:00:00,1,1.0";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "'Season,Round', '2024,0', as round 0 is",
        "'Season,Round,EventName', '2024,0,Pre-Season Testing', 'Pre-Season Testing'",
        "'Season,Round,EventName', '2024,1,Pre-Season Test', 'Pre-Season Test'",
        "'Season,Round,Session', '2024,0,Race', as round 0 is",
    })
    void lapsOfATestAreRejected(String columns, String values, String said) throws IOException {
        assertThat(ReadFiles.problems(lap("laps.csv", columns, values)))
                .singleElement()
                .asString()
                .contains("the record is of a test", said, "races only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2024-03-02", "2024-03-02 00:00:00", "20240302", "29/02/2024", "2024/03/02", "02.03.2024", "soon"
            })
    void aDayBesideSeasonAndRoundTakesNoLapAway(String day) throws IOException {
        assertThat(ReadFiles.problems(lap("laps.csv", "Season,Round,EventDate", "2024,30," + day)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-05-26", "20240526", "26.05.2024", "26/05/2024", "2024-05-26T00:00:00Z"})
    void aPlainDayIsARace(String day) throws IOException {
        assertThat(only(lap("laps.csv", "EventDate", day))).containsEntry("race_id", "2024-08");
    }

    @ParameterizedTest
    @ValueSource(strings = {"02.03.2024", "soon", "2024-05-26 and later"})
    void aDayThatCannotBeReadIsNoRace(String day) throws IOException {
        assertThat(ReadFiles.problems(lap("laps.csv", "EventDate", day)))
                .singleElement()
                .asString()
                .contains("EventDate is '" + day + "'; must be a day such as 2024-05-05");
    }

    private Map<String, Object> only(Path file) {
        assertThat(ReadFiles.problems(file)).isEmpty();
        List<Map<String, Object>> laps = ReadFiles.rows(file).get("laps");
        assertThat(laps).hasSize(1);
        return laps.get(0);
    }

    private Path lap(String name, String columns, String values) throws IOException {
        return Files.writeString(folder.resolve(name), HEADER + "," + columns + "\n" + LAP + "," + values + "\n");
    }
}
