package io.undercut.stream.training;

import io.undercut.stream.training.round.RoundAssembly;
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
        implements FeedbackOperator.Delivery {
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
        replace(environment, FeedbackOperator.class, "delivery", this);
    }

    /** Takes re-emission out of a graph that was laid already: the negative control. */
    public static void withoutReemission(StreamExecutionEnvironment environment) {
        replace(environment, ParameterAverager.class, "reemission", ParameterAverager.Reemission.OFF);
    }

    private static void replace(
            StreamExecutionEnvironment environment, Class<?> operator, String field, Object replacement) {
        for (Transformation<?> step : environment.getTransformations()) {
            if (step instanceof OneInputTransformation<?, ?> one && operator.isInstance(one.getOperator())) {
                try {
                    Field found = operator.getDeclaredField(field);
                    found.setAccessible(true);
                    found.set(one.getOperator(), replacement);
                    return;
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(operator.getSimpleName() + " has no " + field + " any more", e);
                }
            }
        }
        throw new AssertionError("the graph has no " + operator.getSimpleName());
    }

    @Override
    public void deliver(FeedbackBroker.Slot slot, RoundAssembly.Average average) {
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
