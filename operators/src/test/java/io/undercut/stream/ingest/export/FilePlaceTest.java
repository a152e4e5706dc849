package io.undercut.stream.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.core.fs.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePlaceTest {
    @ParameterizedTest
    @CsvSource({
        "2024-05/laps.csv, 2024-05",
        "2024_05_laps.csv, 2024-05",
        "2024-05_VER_12.csv, 2024-05",
        "2024 5.csv, 2024-05",
        "season=2024/round=05/laps.csv, 2024-05",
        "2024/05/laps.csv, 2024-05",
        "2024/R05.csv, 2024-05",
        "2024/Round 5/laps.csv, 2024-05",
        "Y2024R05_laps.csv, 2024-05",
        "laps_2024_round_5.csv, 2024-05",
        // A part of a race's folder.
        "2024-05/1.csv, 2024-05",
        // What FastF1 calls its own folders: the day of the race, and of the session.
        "2021-03-28_Bahrain_Grand_Prix/laps.csv, 2021-01",
        "2021/2021-03-28_Bahrain_Grand_Prix/2021-03-28_Race/laps.csv, 2021-01",
        "2021/2021-03-28_Bahrain_Grand_Prix/2021-03-27_Qualifying/laps.csv, 2021-01",
        "2021-03-26_Practice_1/laps.csv, 2021-01",
        "20210328_laps.csv, 2021-01",
        "2021.03.28.csv, 2021-01",
        "28-03-2021.csv, 2021-01",
        // A name that no race has does not contradict the day.
        "2021-03-28_Example_Grand_Prix/laps.csv, 2021-01",
        // The event, with its year.
        "2024_Bahrain_Grand_Prix.csv, 2024-01",
        "2024/Bahrain/laps.csv, 2024-01",
        "2024/Bahrain Grand Prix/Race/laps.csv, 2024-01",
        "monza_2023.csv, 2023-14",
        "2020_Styrian_Grand_Prix.csv, 2020-02",
        "2020 Sakhir Grand Prix.csv, 2020-16",
        "São_Paulo_2023_laps.csv, 2023-20",
        "2026_spanish_gp.csv, 2026-14",
        "2023_usa.csv, 2023-18",
        // All days are of one weekend.
        "laps_2021-03-26_2021-03-28.csv, 2021-01",
        "26.03.2021-28.03.2021.csv, 2021-01",
        "2021-03-28T15-00-00_2021-01.csv, 2021-01",
        "03-28-2021.csv, 2021-01",
        // A round that no calendar has, as the lake writes it.
        "2024-30.csv, 2024-30",
        "2024-30_VER_12.csv, 2024-30",
        "2024-30/laps.csv, 2024-30",
        // The second year of a span may be a round too.
        "2021-22.csv, 2021-22",
        // The day of an export on which no race was.
        "backup_2024-06-12/2021-01.csv, 2021-01",
        "2021-01_2024-06-12.csv, 2021-01",
        "2021-03-28 to 2021-05-02/2021-02.csv, 2021-02",
    })
    void theRaceIsInTheNamesOfFileAndFolders(String path, String race) {
        assertThat(place(path).race()).hasToString(race);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "laps.csv",
                "2024/laps.csv",
                "Bahrain/laps.csv",
                "2018-2024/laps.csv",
                // A day on which no race was.
                "2021-01-03_laps.csv",
                "2021-05-12/laps.csv",
                // 5 April or 4 May.
                "05-04-2024.csv",
                // Two races were at one circuit.
                "2020_Spielberg.csv",
                // The day is another's.
                "2021-03-28_Monaco_Grand_Prix/laps.csv",
                // Days of more than one weekend.
                "2021-03-28_2021-04-18.csv",
                "20210328-20210418.csv",
                "28.03.2021-02.05.2021.csv",
                "28-03-2021-18-04-2021.csv",
                "28.03.2021-18.04.2021.csv",
                "2021-03-28 to 2021-05-02/laps.csv",
                "2021 03 28 - 2021 05 02.csv",
                "2021.03.28-2021.05.02.csv",
                "2021-03-28_2021-03-30.csv",
                "2021-01_2021-05.csv",
                // Days that there are none of.
                "2021-02-30.csv",
                // One name says this and another that.
                "2021-03-28T15-00-00_2021-06.csv",
                "2021-01/laps_2024-06-09.csv",
                "2021-01/2021-02.csv",
                "2024-06-09/2021-01.csv",
                "2024/2021-01/laps.csv",
                "2024/2021-03-28/laps.csv",
                "R05/2024-06.csv",
                "2021-05-23_Monaco_Grand_Prix/2021-03-28_Race/laps.csv",
                "2024-01_Monza.csv",
                "2024-01/Monza.csv",
                "2024/01/Monza.csv",
                // A round that the season did not have.
                "laps_2023-24.csv",
                "2023-24/laps.csv",
                "2021/44.csv",
                "2021/33/laps.csv",
                "2021_44.csv",
                "season=2024/round=30/laps.csv",
                "2024/R44.csv",
                "1998/44.csv",
                // A folder around says nothing of what lies below.
                "2024-06-09_backup/bahrain/laps.csv",
                "2024-06-09/copy/laps.csv",
            })
    void whereNothingTellsTheRaceItIsUnknown(String path) {
        assertThat(place(path).race()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2021-05-12/laps.csv, '2021-05-12 in its path is a date, no season and round, and no race that we know of was"
                + " then'",
        "2021-03-28_Monaco_Grand_Prix/laps.csv, 'is the Bahrain Grand Prix, but its name says Monaco Grand Prix'",
        "05-04-2024.csv, may be two dates or races: write the year first",
        "2021-03-28_2021-04-18.csv, 2021-03-28 and 2021-04-18 in its path are dates of more than one weekend",
        "2021-01/laps_2024-06-09.csv, laps_2024-06-09' in its path is of 2024-09, but '2021-01' is not",
        "2021-03-28_2021-06.csv, '2021-06 in its path is not the race of 2021-03-28, which is'",
        "laps_2023-24.csv, '2023-24 in its path is a span of seasons, or a round that 2023 did not have: its last was 22'",
        "2021/44.csv, 2021-44 in its path is a round that 2021 did not have: its last was 22",
        "2020_Spielberg.csv, may be more than one race of 2020",
    })
    void whatIsSaidAndCannotBeReadIsTold(String path, String problem) {
        assertThat(place(path).problem()).contains(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05_Q.csv, QUALIFYING",
        "2024-05_FP2.csv, PRACTICE",
        "2024-05/Practice 1/laps.csv, PRACTICE",
        "2024-05/Practice_1.csv, PRACTICE",
        "Practice 3/2024-05/laps.csv, PRACTICE",
        "2024-05 Free Practice 1.csv, PRACTICE",
        "2024-05_Sprint.csv, SPRINT",
        "2024-05_S.csv, SPRINT",
        "Sprint/2024-05.csv, SPRINT",
        "2024-05_sprint_race.csv, SPRINT",
        "2024-05_SQ.csv, SPRINT_QUALIFYING",
        "2023-04/Sprint_Shootout/laps.csv, SPRINT_QUALIFYING",
        "2021-07-17_Sprint_Qualifying/laps.csv, SPRINT_QUALIFYING",
        "2021/2021-03-28_Bahrain_Grand_Prix/2021-03-27_Qualifying/laps.csv, QUALIFYING",
        "2024_Bahrain_FP1/laps.csv, PRACTICE",
        "2024-05_R.csv, RACE",
        "2024-05/Race/laps.csv, RACE",
        "2024-05_race_laps.csv, RACE",
        "Pre-Season_Testing/2024-00.csv, TESTING",
        "2024-05_P1.csv, PRACTICE",
        "2024-05_p3.csv, PRACTICE",
        "2024-05_FP-2.csv, PRACTICE",
        "2024-05_fp3.csv, PRACTICE",
        "2024-05_Training.csv, PRACTICE",
        "2024-05_FreePractice1.csv, PRACTICE",
        "P2/2024-05.csv, PRACTICE",
        "2024-05/fp1/laps.csv, PRACTICE",
        "2024-05_Qualy.csv, QUALIFYING",
        "2024-05_qualy2.csv, QUALIFYING",
        "2024-05_Qual.csv, QUALIFYING",
        "2024-05_qualifying1.csv, QUALIFYING",
        "2024-05_QualifyingSession.csv, QUALIFYING",
        "2024-05_BahrainQualifying.csv, QUALIFYING",
        "Qualifying2024_05.csv, QUALIFYING",
        "2024-05_q.csv, QUALIFYING",
        "2024-05_q2.csv, QUALIFYING",
        "2024-05/Qualy/laps.csv, QUALIFYING",
        "q/2024-05.csv, QUALIFYING",
        "2024-05_s.csv, SPRINT",
        "2024-05_SprintRace.csv, SPRINT",
        "2024-05_SprintQuali.csv, SPRINT_QUALIFYING",
        "2024-05_sprintqualifying.csv, SPRINT_QUALIFYING",
        "2024-05_SprintShootout.csv, SPRINT_QUALIFYING",
        "2024-05_ss.csv, SPRINT_QUALIFYING",
        "2024-05_sq.csv, SPRINT_QUALIFYING",
        "2024-05_r.csv, RACE",
        "2024-05_RaceSession.csv, RACE",
    })
    void theSessionIsInTheNamesOfFileAndFolders(String path, SessionName session) {
        assertThat(place(path).session()).isEqualTo(session);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05/laps.csv",
                "sprint_12_planning/2024-05/laps.csv",
                "test/2024-05.csv",
                "training/2024-05.csv",
                "qualifying-and-race/2024-05/laps.csv",
                "driver's/2024-05_driver's_laps.csv",
                "driver’s/2024-05_driver’s_laps.csv",
                "2023_São_Paulo_laps.csv",
                "2024-05/laps_quality.csv",
                "2024-05/top10.csv",
            })
    void otherWordsNameNoSession(String path) {
        assertThat(place(path).session()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2024-30_Monza.csv, monza", "2024-30/spa_laps.csv, spa-francorchamps"})
    void aCircuitIsInANameToo(String path, String circuit) {
        assertThat(place(path).circuit()).isEqualTo(circuit);
    }

    private static FilePlace place(String path) {
        return FilePlace.of(new Path("/data/exports/" + path), SeasonCalendar.shipped());
    }
}
