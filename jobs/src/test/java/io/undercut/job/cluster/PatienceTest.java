package io.undercut.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Patience SHORT = new Patience(Duration.ofMillis(1), Duration.ofMillis(20));
    private static final Patience LONG = new Patience(Duration.ofMillis(1), Duration.ofHours(1));

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void looksUntilItHolds() {
        assertThat(LONG.until(() -> looks.incrementAndGet() == 3)).isTrue();
        assertThat(looks).hasValue(3);
    }

    @Test
    void givesUpWhenItsTimeIsOver() {
        assertThat(SHORT.until(() -> false)).isFalse();
    }

    @Test
    void aFaultEndsTheLookingAtOnce() {
        Fault ended = Fault.data("it has ended");

        assertThatThrownBy(() -> LONG.until(() -> {
                    looks.incrementAndGet();
                    throw ended;
                }))
                .isSameAs(ended);
        assertThat(looks).hasValue(1);
    }

    @Test
    void asksAgainWhileThereIsNoAnswer() throws IOException {
        assertThat(LONG.<String>answer(() -> {
                    if (looks.incrementAndGet() < 3) {
                        throw new IOException("refused");
                    }
                    return "running";
                }))
                .isEqualTo("running");
        assertThat(looks).hasValue(3);
    }

    @Test
    void theLastSilenceIsTold() {
        assertThatThrownBy(() -> SHORT.answer(() -> {
                    throw new IOException("refused " + looks.incrementAndGet());
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("refused " + looks.get());
    }

    @Test
    void anInterruptEndsTheWaitingAndIsKept() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> LONG.until(() -> false))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.TIMEOUT_EXCEEDED));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void thePauseIsShorterThanTheWholeHoweverShortThatIs() {
        assertThat(Patience.of(Duration.ofMillis(10)).between()).isEqualTo(Duration.ofMillis(5));
        assertThat(Patience.of(Duration.ofMinutes(1)).between()).isEqualTo(Duration.ofMillis(200));
    }
}
