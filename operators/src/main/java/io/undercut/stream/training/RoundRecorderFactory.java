package io.undercut.stream.training;

import io.undercut.stream.training.checkpoint.CheckpointTrigger;
import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.RoundDecision;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEventGateway;
import org.apache.flink.streaming.api.operators.CoordinatedOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Joins the recorder of rounds with what triggers its checkpoints in the JobManager. */
public final class RoundRecorderFactory extends SimpleOperatorFactory<RoundDecision>
        implements OneInputStreamOperatorFactory<Chunk, RoundDecision>, CoordinatedOperatorFactory<RoundDecision> {
    private static final long serialVersionUID = 1L;

    private final RoundRecorder recorder;

    /** Of a recorder. */
    public RoundRecorderFactory(RoundRecorder recorder) {
        super(recorder);
        this.recorder = recorder;
    }

    @Override
    public <T extends StreamOperator<RoundDecision>> T createStreamOperator(
            StreamOperatorParameters<RoundDecision> parameters) {
        OperatorEventGateway coordinator = parameters
                .getOperatorEventDispatcher()
                .getOperatorEventGateway(parameters.getStreamConfig().getOperatorID());
        recorder.askThrough(coordinator::sendEventToCoordinator);
        return super.createStreamOperator(parameters);
    }

    @Override
    public OperatorCoordinator.Provider getCoordinatorProvider(String operatorName, OperatorID operatorId) {
        return new Provider(operatorId);
    }

    /** Makes the coordinator in the JobManager. */
    private record Provider(OperatorID operatorId) implements OperatorCoordinator.Provider {
        @Override
        public OperatorID getOperatorId() {
            return operatorId;
        }

        @Override
        public OperatorCoordinator create(OperatorCoordinator.Context context) {
            return new CheckpointTrigger(context);
        }
    }
}
