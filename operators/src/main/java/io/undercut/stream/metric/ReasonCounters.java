package io.undercut.stream.metric;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;

/** One accumulator for each reason of an enumeration: {@code laps-rejected-late}. An attempt that failed takes its counts with it. */
public final class ReasonCounters<E extends Enum<E>> {
    private final Map<E, LongCounter> counters;

    private ReasonCounters(Map<E, LongCounter> counters) {
        this.counters = counters;
    }

    /**
     * Adds the accumulators to an operator that is opened.
     *
     * @param prefix what their names begin with
     */
    public static <E extends Enum<E>> ReasonCounters<E> open(RuntimeContext context, String prefix, Class<E> reasons) {
        Map<E, LongCounter> counters = new EnumMap<>(reasons);
        for (E reason : reasons.getEnumConstants()) {
            counters.put(reason, counter(context, name(prefix, reason)));
        }
        return new ReasonCounters<>(counters);
    }

    /** One more accumulator of an operator that is opened. */
    public static LongCounter counter(RuntimeContext context, String name) {
        LongCounter counter = new LongCounter();
        context.addAccumulator(name, counter);
        return counter;
    }

    /** The accumulator's name. */
    public static String name(String prefix, Enum<?> reason) {
        return prefix + "-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Counts one more. */
    public void add(E reason) {
        counters.get(reason).add(1);
    }
}
