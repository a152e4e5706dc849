package io.undercut.stream.training.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointPaceTest {
    private static final long SECOND = 1_000;
    private static final long PAUSE = CheckpointPace.BETWEEN_REQUESTS.toMillis();

    private final CheckpointPace pace = new CheckpointPace(1_000);

    @Test
    void asksWheneverTheNextMultipleIsCrossed() {
        assertThat(asked(0, 300, 12)).containsExactly(1_200L, 2_100L, 3_000L);
    }

    @Test
    void asksOnceWhereARoundCrossesSeveralMultiples() {
        assertThat(pace.isDue(0, 3_500, SECOND)).isTrue();
        pace.taken(SECOND);
        assertThat(pace.isDue(3_500, 3_900, 2 * SECOND)).isFalse();
        assertThat(pace.isDue(3_900, 4_000, 3 * SECOND)).isTrue();
    }

    /** What it has behind it was held by a checkpoint. */
    @Test
    void aRestoredRunAsksAtTheNextMultipleAndNotAtOnce() {
        assertThat(asked(2_100, 300, 4)).containsExactly(3_000L);
    }

    @Test
    void aRefusedRequestIsMadeAgainUntilACheckpointHasPassedBy() {
        assertThat(pace.isDue(900, 1_000, SECOND)).isTrue();
        assertThat(pace.isDue(1_000, 1_100, SECOND + PAUSE)).isTrue();
        assertThat(pace.isDue(1_100, 1_200, SECOND + 2 * PAUSE)).isTrue();
        pace.taken(SECOND + 2 * PAUSE);
        assertThat(pace.isDue(1_200, 1_300, SECOND + 3 * PAUSE)).isFalse();
    }

    @Test
    void aCheckpointOfFlinksClockCountsToo() {
        CheckpointPace quick = new CheckpointPace(10);
        assertThat(quick.isDue(0, 10, SECOND)).isTrue();
        quick.taken(SECOND);
        // Crossed, but too soon to ask.
        assertThat(quick.isDue(10, 20, SECOND + 1)).isFalse();
        quick.taken(SECOND + 2);
        assertThat(quick.isDue(20, 25, SECOND + PAUSE)).isFalse();
    }

    @Test
    void roundsThatTakeNoTimeDoNotAskMoreThanTwiceASecond() {
        CheckpointPace quick = new CheckpointPace(1);
        int requests = 0;
        for (int millis = 0; millis < 10 * SECOND; millis++) {
            requests += quick.isDue(millis, millis + 1, SECOND + millis) ? 1 : 0;
            quick.taken(SECOND + millis);
        }
        assertThat(requests).isEqualTo(20);
    }

    @Test
    void aClockThatWasSetBackKeepsNoRequestBack() {
        assertThat(pace.isDue(900, 1_000, 3_600 * SECOND)).isTrue();
        pace.taken(3_600 * SECOND);
        assertThat(pace.isDue(1_900, 2_000, SECOND)).isTrue();
    }

    @Test
    void aTrainingByTheClockAloneNeverAsks() {
        CheckpointPace never = new CheckpointPace(Checkpointing.BY_THE_CLOCK_ALONE);
        assertThat(never.isDue(0, Integer.MAX_VALUE - 1L, SECOND)).isFalse();
    }

    @Test
    void theLastCheckpointIsAskedForAtOnceWhateverWasAskedBefore() {
        assertThat(pace.isDue(900, 1_000, SECOND)).isTrue();
        assertThat(pace.isLastDue(SECOND + 1)).isTrue();
    }

    @Test
    void theLastCheckpointIsAskedForAgainUntilItPassesByAndLaterIfItIsNotComplete() {
        assertThat(pace.isLastDue(SECOND)).isTrue();
        assertThat(pace.isLastDue(SECOND + PAUSE - 1)).isFalse();
        assertThat(pace.isLastDue(SECOND + PAUSE)).isTrue();
        long passed = SECOND + PAUSE + 100;
        pace.taken(passed);
        long late = passed + CheckpointPace.TO_COMPLETE.toMillis();
        assertThat(pace.isLastDue(late - 1)).isFalse();
        assertThat(pace.isLastDue(late)).isTrue();
    }

    /** Iterations at which it asks, if each round does so many and takes a second, and each request brings a checkpoint. */
    private List<Long> asked(long from, long round, int rounds) {
        List<Long> asked = new ArrayList<>();
        for (int at = 0; at < rounds; at++) {
            long before = from + at * round;
            if (pace.isDue(before, before + round, (at + 1) * SECOND)) {
                asked.add(before + round);
                pace.taken((at + 1) * SECOND);
            }
        }
        return asked;
    }
}
