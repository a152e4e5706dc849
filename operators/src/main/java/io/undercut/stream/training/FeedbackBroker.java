package io.undercut.stream.training;

import io.undercut.fault.Fault;
import io.undercut.stream.training.round.RoundAssembly;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.metrics.MetricGroup;

/**
 * Where a feedback operator leaves averages for the reader in the same JVM: the two are co-located, so the way back needs no network.
 *
 * <p>A slot belongs to one attempt of one subtask. An average left over from an earlier attempt would let one reader run ahead of
 * replicas that have not contributed again yet, so slots are never shared between attempts.
 */
public final class FeedbackBroker {
    private static final Map<String, Slot> SLOTS = new ConcurrentHashMap<>();

    private FeedbackBroker() {}

    /** The slot of an address, made by whoever asks first. */
    public static Slot slot(String address) {
        return SLOTS.computeIfAbsent(address, unknown -> new Slot());
    }

    /** Forgets a slot; called by both sides when they close. */
    public static void forget(String address) {
        SLOTS.remove(address);
    }

    /**
     * The address that reader and feedback of one subtask and attempt share: execution graph, attempt, subtask. Flink tells a source
     * reader its attempt in the metric group's variables only.
     */
    public static String address(MetricGroup metrics, int subtask) {
        String attempt = metrics.getAllVariables().get("<task_attempt_id>");
        if (attempt == null || attempt.indexOf('_') < 0) {
            throw Fault.defect("Flink's metric group names no task attempt: " + attempt, null);
        }
        return attempt.substring(0, attempt.indexOf('_')) + attempt.substring(attempt.lastIndexOf('_')) + "/" + subtask;
    }

    /** The newest average for one reader, and the reader's wish to be woken. */
    public static final class Slot {
        private static final Runnable NOBODY = () -> {};

        private final AtomicReference<RoundAssembly.Average> newest = new AtomicReference<>();
        private final AtomicReference<Runnable> listener = new AtomicReference<>(NOBODY);

        void deposit(RoundAssembly.Average average) {
            newest.set(average);
            listener.get().run();
        }

        /** The newest average, or null when none has come yet. */
        public RoundAssembly.Average newest() {
            return newest.get();
        }

        /** Who is told of deposits; takes the place of any earlier reader. */
        public void wake(Runnable wake) {
            listener.set(wake);
        }
    }
}
