package io.undercut.stream.feature;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/**
 * Passes records on and fails twice: past a third and past two thirds of them, each time some records after a checkpoint was completed in that
 * third. Where checkpoints are slow it waits for them, so that a failure always has something to restore.
 */
public final class FailsInTheMiddle<T> implements MapFunction<T, T>, CheckpointedFunction, CheckpointListener {
    private static final long serialVersionUID = 1L;
    private static final int TIMES = 2;
    private static final AtomicInteger FAILURES = new AtomicInteger();
    private static final AtomicInteger COMPLETED = new AtomicInteger();

    private final int records;
    private transient ListState<Integer> saved;
    private transient int passed;

    public FailsInTheMiddle(int records) {
        this.records = records;
        FAILURES.set(0);
        COMPLETED.set(0);
    }

    public static int failures() {
        return FAILURES.get();
    }

    @Override
    public T map(T next) throws InterruptedException {
        passed++;
        int failures = FAILURES.get();
        if (failures < TIMES && passed > records * (failures + 1) / (TIMES + 1) && COMPLETED.get() > 0) {
            FAILURES.incrementAndGet();
            COMPLETED.set(0);
            throw new Fault(FaultReason.WORKER_CRASH, "failed on purpose after " + passed + " records", null);
        }
        if (passed % 50 == 0) {
            // Leaves time for checkpoints between them.
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
        return next;
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        COMPLETED.incrementAndGet();
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        saved.update(java.util.List.of(passed));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        saved = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("passed", Types.INT));
        for (Integer before : saved.get()) {
            passed = before;
        }
    }
}
