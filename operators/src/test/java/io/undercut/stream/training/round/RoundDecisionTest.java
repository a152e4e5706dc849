package io.undercut.stream.training.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.training.round.RoundDecision.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundDecisionTest {
    @Test
    void stopsAtTheVeryValidationAtWhichPatienceIsAtItsEnd() {
        Stopping patient = new Stopping(100, 2);
        RoundDecision first = RoundDecision.of(0, validated(5), RoundDecision.NONE, patient);
        RoundDecision best = RoundDecision.of(1, validated(4), first, patient);
        RoundDecision stale = RoundDecision.of(2, validated(4), best, patient);
        RoundDecision staler = RoundDecision.of(3, validated(4.5), stale, patient);

        assertThat(best.stale()).isZero();
        assertThat(best.bestRound()).as("the average that round 1 began with").isZero();
        assertThat(stale.verdict()).isEqualTo(Verdict.CONTINUE);
        assertThat(staler.verdict()).isEqualTo(Verdict.STOPPED_EARLY);
    }

    @Test
    void aRoundThatWasNotValidatedCostsNoPatience() {
        Stopping patient = new Stopping(100, 1);
        RoundDecision first = RoundDecision.of(0, validated(5), RoundDecision.NONE, patient);
        RoundDecision best = RoundDecision.of(1, validated(4), first, patient);
        RoundDecision unvalidated = RoundDecision.of(
                2, new RoundMetrics(List.of(new ReplicaMetrics(0, 10, 1, 10, 10, 0, 0))), best, patient);

        assertThat(unvalidated.stale()).isZero();
        assertThat(unvalidated.verdict()).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void theLastRoundCompletesTheRun() {
        assertThat(RoundDecision.of(1, validated(5), RoundDecision.NONE, new Stopping(3, 0))
                        .verdict())
                .isEqualTo(Verdict.CONTINUE);
        assertThat(RoundDecision.of(2, validated(5), RoundDecision.NONE, new Stopping(3, 0))
                        .verdict())
                .isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void aLossThatIsNoNumberEndsTheRunForGood() {
        RoundMetrics diverged = new RoundMetrics(List.of(new ReplicaMetrics(3, 10, Double.NaN, 10, 10, 0, 0)));

        assertThatThrownBy(() -> RoundDecision.of(7, diverged, RoundDecision.NONE, new Stopping(100, 0)))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.reason()).isEqualTo(FaultReason.TRAINING_DIVERGED);
                    assertThat(fault.reason().retryable()).isFalse();
                })
                .hasMessageContaining("the loss of replica 3 became NaN in round 7");
    }

    /** One replica that saw ten rows and validated on ten. */
    private static RoundMetrics validated(double validationLoss) {
        return new RoundMetrics(List.of(new ReplicaMetrics(0, 10, 10, 10, 10, 10, 10 * validationLoss)));
    }
}
