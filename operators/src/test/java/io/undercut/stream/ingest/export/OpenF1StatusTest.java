package io.undercut.stream.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.ingest.export.OpenF1Laps.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenF1StatusTest {
    private static final long SECOND = 1000;

    private final OpenF1Status status = new OpenF1Status();
    private final OpenF1Laps laps = new OpenF1Laps();

    @Test
    void withoutAMessageNothingIsKnown() {
        status.settle(laps);

        assertThat(codes(0, 90)).isNull();
    }

    @Test
    void aLapWithoutAnEndIsUnknown() {
        say(10, "TRACK CLEAR", "CLEAR", "Track");
        status.settle(laps);

        assertThat(status.codes(new Window(1, 0, null))).isNull();
        assertThat(status.codes(null)).isNull();
    }

    @Test
    void codesComeInTheOrderInWhichTheyWereSeen() {
        say(100, "YELLOW", "YELLOW", "Track");
        say(150, "SAFETY CAR DEPLOYED", null, null);
        say(400, "TRACK CLEAR", "CLEAR", "Track");
        say(500, "RED FLAG", "RED", "Track");
        say(900, "GREEN LIGHT - PIT EXIT OPEN", "GREEN", "Track");
        status.settle(laps);

        assertThat(codes(0, 99)).isEqualTo("1");
        assertThat(codes(0, 100)).isEqualTo("12");
        assertThat(codes(60, 200)).isEqualTo("124");
        assertThat(codes(200, 300)).isEqualTo("4");
        assertThat(codes(300, 480)).isEqualTo("41");
        assertThat(codes(450, 1000)).isEqualTo("15");
        assertThat(codes(950, 1000)).isEqualTo("1");
    }

    @Test
    void aVirtualSafetyCarEndsAfterItsEndWasTold() {
        say(100, "VIRTUAL SAFETY CAR DEPLOYED", null, null);
        say(200, "VIRTUAL SAFETY CAR ENDING", null, null);
        say(210, "TRACK CLEAR", "CLEAR", "Track");
        say(300, "VSC DEPLOYED", null, null);
        say(400, "VSC ENDING", null, null);
        status.settle(laps);

        assertThat(codes(150, 220)).isEqualTo("671");
        assertThat(codes(390, 410)).isEqualTo("67");
        // Where no message says that it is over, it is over after 15 s.
        assertThat(codes(416, 500)).isEqualTo("1");
    }

    @Test
    void aSafetyCarThatWasCalledInLeavesAtTheNextLap() {
        laps.add(1, 5, 700 * SECOND, 90_000L, false);
        laps.settle();
        say(100, "SAFETY CAR DEPLOYED", null, null);
        say(640, "SAFETY CAR IN THIS LAP", null, null);
        say(650, "YELLOW IN TRACK SECTOR 4", "YELLOW", "Sector", 4L);
        status.settle(laps);

        assertThat(codes(650, 690)).isEqualTo("4");
        assertThat(codes(650, 710)).isEqualTo("41");
        assertThat(codes(710, 800)).isEqualTo("1");
    }

    @Test
    void anySectorMakesTheTrackYellowUntilTheLastIsCleared() {
        say(10, "YELLOW IN TRACK SECTOR 4", "YELLOW", "Sector", 4L);
        say(20, "DOUBLE YELLOW IN TRACK SECTOR 5", "DOUBLE YELLOW", "Sector");
        say(30, "CLEAR IN TRACK SECTOR 4", "CLEAR", "Sector", 4L);
        say(40, "CLEAR IN TRACK SECTOR 5", "CLEAR", "Sector", 5L);
        status.settle(laps);

        assertThat(codes(31, 39)).isEqualTo("2");
        assertThat(codes(31, 50)).isEqualTo("21");
        assertThat(codes(41, 50)).isEqualTo("1");
    }

    @Test
    void whatIsSaidOfADriverOrOfThePitsIsNotTheTracks() {
        say(10, "WAVED BLUE FLAG FOR CAR 2", "BLUE", "Driver");
        say(20, "BLACK AND WHITE FLAG FOR CAR 2", "BLACK AND WHITE", "Driver");
        say(30, "FIA STEWARDS: CAR 2 UNDER INVESTIGATION - SAFETY CAR INFRINGEMENT", null, null);
        status.settle(laps);
        assertThat(codes(0, 100)).isEqualTo("1");

        OpenF1Status neutral = new OpenF1Status();
        neutral.add(OpenF1Message.of(0, "SAFETY CAR DEPLOYED", null, null, null));
        neutral.add(OpenF1Message.of(50 * SECOND, "GREEN LIGHT - PIT EXIT OPEN", "GREEN", "Track", null));
        neutral.settle(laps);
        assertThat(neutral.codes(new Window(1, 60 * SECOND, 90 * SECOND))).isEqualTo("4");
    }

    @ParameterizedTest
    @CsvSource({
        "YELLOW IN TRACK SECTOR 3, YELLOW, , 3",
        "YELLOW IN TRACK SECTOR 3, YELLOW, , ",
        "CLEAR IN TRACK SECTOR 3, CLEAR, , ",
        "CLEAR IN TRACK SECTOR 3, CLEAR, Sector, 3",
        "CLEAR IN TRACK SECTOR 3, , , ",
        "CLEAR, CLEAR, , 3",
        "DOUBLE YELLOW, DOUBLE YELLOW, Track, ",
        "YELLOW, YELLOW, , ",
        "GREEN LIGHT - PIT EXIT OPEN, GREEN, , ",
        "RED LIGHT - PIT EXIT CLOSED, RED, Track, "
    })
    void neitherASectorsNorAYellowFlagNorTheLightAtThePitsEndsASafetyCar(
            String text, String flag, String scope, Long sector) {
        laps.add(1, 5, 700 * SECOND, 90_000L, false);
        laps.settle();
        say(100, "SAFETY CAR DEPLOYED", null, null);
        say(200, text, flag, scope, sector);
        say(640, "SAFETY CAR IN THIS LAP", null, null);
        say(650, text, flag, scope, sector);
        status.settle(laps);

        assertThat(codes(110, 690)).isEqualTo("4");
        assertThat(codes(650, 710)).isEqualTo("41");
        assertThat(codes(710, 800)).isEqualTo("1");
    }

    @Test
    void aVirtualSafetyCarAndARedFlagOutlastAYellowOne() {
        say(100, "VIRTUAL SAFETY CAR DEPLOYED", null, null);
        say(110, "DOUBLE YELLOW", "DOUBLE YELLOW", "Track");
        say(200, "RED FLAG", "RED", "Track");
        say(210, "YELLOW", "YELLOW", "Track");
        say(900, "SAFETY CAR DEPLOYED", null, null);
        status.settle(laps);

        assertThat(codes(100, 199)).isEqualTo("6");
        assertThat(codes(120, 899)).isEqualTo("65");
        assertThat(codes(899, 950)).isEqualTo("54");
    }

    @ParameterizedTest
    @CsvSource({"YELLOW IN TRACK SECTOR 4, CLEAR IN TRACK SECTOR 5", "DOUBLE YELLOW IN SECTOR 4, CLEAR IN SECTOR 5"})
    void aClearSectorLeavesAnotherYellowWithoutAScopeToo(String yellow, String clear) {
        say(10, yellow, "YELLOW", null);
        say(20, yellow.replace('4', '5'), "YELLOW", null);
        say(30, clear, "CLEAR", null);
        say(40, "GREEN LIGHT - PIT EXIT OPEN", "GREEN", "Track");
        say(50, clear.replace('5', '4'), "CLEAR", null);
        status.settle(laps);

        assertThat(codes(31, 49)).isEqualTo("2");
        assertThat(codes(41, 60)).isEqualTo("21");
    }

    @ParameterizedTest
    @CsvSource({
        "SAFETY CAR DEPLOYED, 4",
        "SAFETY CAR (SC) DEPLOYED, 4",
        "SC (SAFETY CAR) DEPLOYED, 4",
        "SC DEPLOYED, 4",
        "Safety Car deployed - sector 3, 4",
        "SAFETY CAR HAS BEEN DEPLOYED, 4",
        "VIRTUAL SAFETY CAR (VSC) DEPLOYED, 6",
        "VSC DEPLOYED, 6",
        "VIRTUAL SAFETY CAR DEPLOYED, 6",
        "SAFETY CAR THROUGH THE PIT LANE, 1",
        "SC INFRINGEMENT NOTED, 1"
    })
    void theSafetyCarsHaveLongAndShortNames(String text, String code) {
        say(10, text, null, null);
        status.settle(laps);

        assertThat(codes(20, 30)).isEqualTo(code);
    }

    @Test
    void ofSeveralChangesInOneMomentALapSawAll() {
        OpenF1Message red = OpenF1Message.of(100 * SECOND, "RED FLAG", "RED", "Track", null);
        OpenF1Message safetyCar = OpenF1Message.of(100 * SECOND, "SAFETY CAR DEPLOYED", null, null, null);
        status.add(red);
        status.add(safetyCar);
        status.settle(laps);

        assertThat(codes(90, 110)).isEqualTo("145");
        assertThat(codes(100, 110)).isEqualTo("5");
        assertThat(status.setBy(red)).isEqualTo("5");
        assertThat(status.setBy(safetyCar)).isEqualTo("4");
    }

    private void say(long second, String text, String flag, String scope) {
        say(second, text, flag, scope, null);
    }

    private void say(long second, String text, String flag, String scope, Long sector) {
        status.add(OpenF1Message.of(second * SECOND, text, flag, scope, sector));
    }

    private String codes(long from, long to) {
        return status.codes(new Window(1, from * SECOND, to * SECOND));
    }
}
