package io.undercut.stream.training.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.training.SmallRun;
import io.undercut.stream.training.round.ParentModel;
import io.undercut.stream.training.round.Stopping;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class SavedPlanTest {
    private static final TrainingPlan PLAN = SmallRun.plan(2, 4, 3);

    @Test
    void goesOnUnderTheSamePlan() {
        assertThatCode(() -> SavedPlan.requireSame(SavedPlan.text(PLAN), SavedPlan.text(SmallRun.plan(2, 4, 3))))
                .doesNotThrowAnyException();
    }

    @Test
    void namesAnotherNumberOfReplicas() {
        assertRefused(
                SmallRun.plan(4, 4, 3),
                "the checkpoint or savepoint is of another training: replicas is 2 there and 4 here;");
    }

    @Test
    void namesAnotherNetwork() {
        NetworkSpec wider = new NetworkSpec(
                4,
                List.of(new NetworkSpec.Dense(7, NetworkSpec.Activation.RELU)),
                PLAN.network().loss(),
                PLAN.network().optimizer(),
                0);
        assertRefused(plan(wider, PLAN.standardisation(), 42, ParentModel.NONE), "network.hidden differs;");
    }

    @Test
    void namesTheFirstOfManyDifferences() {
        Standardisation other = Standardisation.fit(SmallRun.EXAMPLES.of(1, 2).training());
        assertRefused(
                plan(PLAN.network(), other, 43, new ParentModel("file:///a", "0".repeat(64))),
                "parent.sha256 is  there and 000",
                ", seed is 42 there and 43 here, standardisation differs;");
    }

    @Test
    void caresNotWhereAParentLies() {
        TrainingPlan here = plan(PLAN.network(), PLAN.standardisation(), 42, new ParentModel("file:///a", "b"));
        TrainingPlan there = plan(PLAN.network(), PLAN.standardisation(), 42, new ParentModel("file:///c", "b"));
        assertThat(SavedPlan.text(here)).isEqualTo(SavedPlan.text(there)).doesNotContain("file:");
    }

    private static TrainingPlan plan(
            NetworkSpec network, Standardisation standardisation, long seed, ParentModel parent) {
        return new TrainingPlan(
                network,
                standardisation,
                PLAN.step(),
                2,
                4,
                new Stopping(3, 0),
                PLAN.batchRows(),
                PLAN.updaterAveraging(),
                PLAN.validateEvery(),
                seed,
                parent);
    }

    private static void assertRefused(TrainingPlan other, String... words) {
        assertThatThrownBy(() -> SavedPlan.requireSame(SavedPlan.text(PLAN), SavedPlan.text(other)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.INVALID_CONFIGURATION))
                .message()
                .contains(words);
    }
}
