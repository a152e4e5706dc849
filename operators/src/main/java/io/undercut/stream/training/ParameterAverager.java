package io.undercut.stream.training;

import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.ChunkRound;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.stream.training.round.Stopping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Averages contributions, keyed by chunk. After a restore it sends its last averages again: a reader may have been restored to before it
 * heard of them, and the way back to the reader is no part of a checkpoint. One average a chunk is enough, for no round can finish
 * without every reader having heard of the one before.
 */
public final class ParameterAverager extends AbstractStreamOperator<Chunk>
        implements OneInputStreamOperator<Chunk, Chunk> {
    private static final long serialVersionUID = 1L;
    private static final ValueStateDescriptor<Chunk> LAST =
            new ValueStateDescriptor<>("last-average", ChunkSerializer.INSTANCE);
    private static final ListStateDescriptor<Chunk> PENDING =
            new ListStateDescriptor<>("pending-contributions", ChunkSerializer.INSTANCE);

    private final int replicas;
    private final Stopping stopping;
    private final Reemission reemission;
    private final Deadline deadline;
    private transient ValueState<Chunk> last;
    private transient ListState<Chunk> pending;

    /** Whether averages are sent again after a restore. Anything but {@link #ON} is for the negative control in tests. */
    public enum Reemission {
        ON,
        OFF
    }

    /** Averages over so many replicas, however long it takes. */
    public ParameterAverager(int replicas, Stopping stopping, Reemission reemission) {
        this(replicas, stopping, reemission, Deadline.NONE);
    }

    /** Averages over so many replicas, until the run's time is over. */
    public ParameterAverager(int replicas, Stopping stopping, Reemission reemission, Deadline deadline) {
        this.replicas = replicas;
        this.stopping = stopping;
        this.reemission = reemission;
        this.deadline = deadline;
    }

    @Override
    public void open() throws Exception {
        super.open();
        last = getRuntimeContext().getState(LAST);
        pending = getRuntimeContext().getListState(PENDING);
        if (reemission == Reemission.ON) {
            // In a mail: records must not be sent before every operator of the task is open.
            getContainingTask()
                    .getMailboxExecutorFactory()
                    .createExecutor(getOperatorConfig().getChainIndex())
                    .execute(this::sendLastAveragesAgain, "send last averages again");
        }
    }

    private void sendLastAveragesAgain() throws Exception {
        List<Chunk> averages = new ArrayList<>();
        getKeyedStateBackend()
                .applyToAllKeys(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, LAST, (key, state) -> {
                    // A run that had stopped for want of time may have been given more.
                    state.update(timed(state.value()));
                    averages.add(state.value());
                });
        averages.forEach(average -> output.collect(new StreamRecord<>(average)));
    }

    @Override
    public void processElement(StreamRecord<Chunk> element) throws Exception {
        Chunk average = last.value();
        List<Chunk> contributions = new ArrayList<>();
        pending.get().forEach(contributions::add);
        ChunkRound round = new ChunkRound(replicas, stopping, average, contributions);
        Optional<Chunk> finished = offer(round, element.getValue()).map(this::timed);
        if (finished.isPresent()) {
            last.update(finished.get());
            pending.clear();
            output.collect(new StreamRecord<>(finished.get()));
        } else {
            pending.update(new ArrayList<>(round.pending()));
        }
    }

    private Chunk timed(Chunk average) {
        if (average.index() != Chunk.METRICS) {
            return average;
        }
        long now = getProcessingTimeService().getCurrentProcessingTime();
        RoundDecision decision = deadline.applied(RoundDecision.decode(average.payload()), now);
        return new Chunk(
                average.index(),
                average.round(),
                average.first(),
                average.count(),
                average.weight(),
                decision.encode());
    }

    /** A diverged loss diverges again however often the job restarts. */
    private static Optional<Chunk> offer(ChunkRound round, Chunk chunk) {
        try {
            return round.offer(chunk);
        } catch (io.undercut.fault.Fault fault) {
            throw new SuppressRestartsException(fault);
        }
    }
}
