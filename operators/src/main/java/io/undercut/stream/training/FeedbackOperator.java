package io.undercut.stream.training;

import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.RoundAssembly;
import io.undercut.stream.training.round.VectorLayout;
import java.io.Serializable;
import java.util.Optional;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Hands whole averages to the reader in the same JVM. Subtask 0 passes on each round's decision, and the whole vector of averages that
 * will be validated and of the last one, to be recorded.
 */
public final class FeedbackOperator extends AbstractStreamOperator<Chunk>
        implements OneInputStreamOperator<Chunk, Chunk> {
    private static final long serialVersionUID = 1L;

    private final VectorLayout layout;
    private final int replicas;
    private final int validateEvery;
    private final Delivery delivery;
    private transient RoundAssembly assembly;
    private transient String address;

    /**
     * An operator for vectors of one layout.
     *
     * @param layout how a vector is cut into chunks
     * @param replicas replicas of the run
     * @param validateEvery rounds between two looks at the validation rows
     * @param delivery how averages go into the reader's slot
     */
    FeedbackOperator(VectorLayout layout, int replicas, int validateEvery, Delivery delivery) {
        this.layout = layout;
        this.replicas = replicas;
        this.validateEvery = validateEvery;
        this.delivery = delivery;
    }

    @Override
    public void open() throws Exception {
        super.open();
        assembly = new RoundAssembly(layout.length(), layout.chunkFloats());
        address = FeedbackBroker.address(
                getRuntimeContext().getMetricGroup(),
                getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
    }

    @Override
    public void processElement(StreamRecord<Chunk> element) {
        Optional<RoundAssembly.Average> average = assembly.add(element.getValue());
        if (average.isPresent()) {
            delivery.deliver(FeedbackBroker.slot(address), average.get());
            if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
                record(average.get());
            }
        }
    }

    private void record(RoundAssembly.Average average) {
        int round = average.decision().round();
        emit(Chunk.METRICS, round, average.decision().encode());
        // The next round validates this average, or there is no next round, or none for now.
        if (average.decision().ends() || average.decision().outOfTime() || (round + 1) % validateEvery == 0) {
            emit(Chunk.WHOLE, round, Chunk.encode(average.vector(), 0, average.vector().length));
        }
    }

    private void emit(int index, int round, byte[] payload) {
        output.collect(new StreamRecord<>(new Chunk(index, round, 0, replicas, 0, payload)));
    }

    @Override
    public void close() throws Exception {
        if (address != null) {
            FeedbackBroker.forget(address);
        }
        super.close();
    }

    /** How an average goes into a reader's slot. Anything but {@link #AT_ONCE} is for the negative control in tests. */
    interface Delivery extends Serializable {
        Delivery AT_ONCE = FeedbackBroker.Slot::deposit;

        void deliver(FeedbackBroker.Slot slot, RoundAssembly.Average average);
    }
}
