package io.undercut.stream.training.boosting;

import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.RecordedTraining;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.zoo.boosting.BoosterArchive;
import io.undercut.zoo.ensemble.BlendChoice;
import io.undercut.zoo.ensemble.EnsembleArchive;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ShardedExamples;
import io.undercut.zoo.model.Model;
import java.util.ArrayList;
import java.util.List;

/** A training of boosted trees, to be recorded: of several members one model, blended by the validation rows. */
final class RecordedBoosting implements RecordedTraining {
    private static final long serialVersionUID = 1L;

    private final BoostingPlan plan;
    private final ShardedExamples examples;
    /** Read once they are needed: one booster that is the model needs none. */
    private transient ExampleTable watched;

    RecordedBoosting(BoostingPlan plan, ShardedExamples examples) {
        this.plan = plan;
        this.examples = examples;
    }

    @Override
    public int rounds() {
        return plan.rounds();
    }

    @Override
    public long iterations(int round) {
        return plan.iterations(round);
    }

    /** Members that stopped early have brought their best trees with them. */
    @Override
    public Chunk outcome(RoundDecision last, Chunk best, Chunk whole) {
        return whole;
    }

    @Override
    public byte[] archive(Chunk whole) {
        int count = plan.members().size();
        List<byte[]> trees = SegmentJoiner.trees(whole, count);
        List<byte[]> files = new ArrayList<>();
        for (int member = 0; member < count; member++) {
            files.add(BoosterArchive.write(plan.members().get(member).booster(), trees.get(member)));
        }
        return plan.blending() == null ? files.get(0) : blended(files);
    }

    private byte[] blended(List<byte[]> files) {
        if (watched == null) {
            watched = examples.of(0, 1).validation();
        }
        List<Model> members = new ArrayList<>();
        try {
            files.forEach(file -> members.add(BoosterArchive.read(file)));
            return EnsembleArchive.write(
                    BlendChoice.of(members, plan.members().get(0).booster().objective(), plan.blending(), watched),
                    files);
        } finally {
            members.forEach(Model::close);
        }
    }
}
