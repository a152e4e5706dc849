package io.undercut.stream.training;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;

/**
 * Feedback that tells of every round, and is late with some and never there with others.
 *
 * @param beacon where it tells
 * @param lateMillis milliseconds of delay, by round
 * @param lost rounds whose average is swallowed until {@link #relent} is told
 */
public record FaultyFeedback(Beacon beacon, Map<Integer, Integer> lateMillis, Set<Integer> lost)
        implements FeedbackDelivery {
    /** Copies the collections. */
    public FaultyFeedback {
        lateMillis = Map.copyOf(lateMillis);
        lost = Set.copyOf(lost);
    }

    /** Counted each time an average is swallowed. */
    public static String swallowed(int round) {
        return "swallowed-" + round;
    }

    /** From this event on the average of a round is delivered again. */
    public static String relent(int round) {
        return "relent-" + round;
    }

    /** Puts this in the place of the feedback of a graph that was laid already, so that the graph's own maker is what is tested. */
    public void into(StreamExecutionEnvironment environment) {
        for (Transformation<?> step : environment.getTransformations()) {
            if (step instanceof OneInputTransformation<?, ?> one
                    && one.getOperator() instanceof FeedbackOperator feedback) {
                try {
                    Field delivery = FeedbackOperator.class.getDeclaredField("delivery");
                    delivery.setAccessible(true);
                    delivery.set(feedback, this);
                    return;
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError("the feedback operator has no delivery any more", e);
                }
            }
        }
        throw new AssertionError("the graph has no feedback");
    }

    @Override
    public void deliver(FeedbackSlot slot, RoundAverage average) {
        int round = average.decision().round();
        beacon.tell(Beacon.round(round));
        if (lost.contains(round) && !beacon.told(relent(round))) {
            beacon.tellOnceMore(swallowed(round));
        } else if (lateMillis.containsKey(round)) {
            // Elsewhere, so that barriers pass in the meantime.
            Executor later = CompletableFuture.delayedExecutor(lateMillis.get(round), TimeUnit.MILLISECONDS);
            later.execute(() -> slot.deposit(average));
        } else {
            slot.deposit(average);
        }
    }
}
