package io.undercut.stream.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.ingest.export.OpenF1Laps.Window;
import io.undercut.stream.ingest.export.OpenF1Status.Message;
import org.junit.jupiter.api.Test;

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
        neutral.add(Message.of(0, "SAFETY CAR DEPLOYED", null, null, null));
        neutral.add(Message.of(50 * SECOND, "GREEN LIGHT - PIT EXIT OPEN", "GREEN", "Track", null));
        neutral.settle(laps);
        assertThat(neutral.codes(new Window(1, 60 * SECOND, 90 * SECOND))).isEqualTo("4");
    }

    private void say(long second, String text, String flag, String scope) {
        say(second, text, flag, scope, null);
    }

    private void say(long second, String text, String flag, String scope, Long sector) {
        status.add(Message.of(second * SECOND, text, flag, scope, sector));
    }

    private String codes(long from, long to) {
        return status.codes(new Window(1, from * SECOND, to * SECOND));
    }
}
