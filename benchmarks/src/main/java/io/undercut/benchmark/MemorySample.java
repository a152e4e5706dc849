package io.undercut.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * What a process held at one moment, megabytes (2^20 bytes).
 *
 * @param minute since the start
 * @param resident physical memory of the process
 * @param residentPeak the most it ever was
 * @param live heap that is left after a full collection
 * @param heap used; NaN until Flink has asked for the first time
 * @param direct buffers of java.nio
 * @param metaspace used
 */
record MemorySample(
        double minute,
        double resident,
        double residentPeak,
        double live,
        double heap,
        double direct,
        double metaspace) {
    static List<String> csv(List<MemorySample> samples) {
        List<String> lines =
                new ArrayList<>(List.of("minute,resident_mb,resident_peak_mb,live_mb,heap_mb,direct_mb,metaspace_mb"));
        samples.forEach(one -> lines.add(String.format(
                Locale.ROOT,
                "%.2f,%.1f,%.1f,%.1f,%.1f,%.1f,%.1f",
                one.minute,
                one.resident,
                one.residentPeak,
                one.live,
                one.heap,
                one.direct,
                one.metaspace)));
        return lines;
    }

    /** Peaks, and how fast the last two thirds grew: the first third fills caches and compiles. */
    static List<String> summary(List<MemorySample> samples) {
        return List.of(
                "memory | peak, MB | last, MB | slope of the last two thirds, MB an hour",
                line("resident", samples, MemorySample::resident),
                line("resident, by the kernel's peak", samples, MemorySample::residentPeak),
                line("heap after a full collection", samples, MemorySample::live),
                line("heap", samples, MemorySample::heap),
                line("direct", samples, MemorySample::direct),
                line("metaspace", samples, MemorySample::metaspace));
    }

    private static String line(String name, List<MemorySample> samples, ToDoubleFunction<MemorySample> value) {
        SimpleRegression fit = new SimpleRegression();
        samples.stream()
                .skip(samples.size() / 3)
                .forEach(one -> fit.addData(one.minute / 60, value.applyAsDouble(one)));
        return "%s | %.0f | %.0f | %+.1f ± %.1f"
                .formatted(
                        name,
                        samples.stream()
                                .mapToDouble(value)
                                .filter(one -> !Double.isNaN(one))
                                .max()
                                .orElse(Double.NaN),
                        value.applyAsDouble(samples.get(samples.size() - 1)),
                        fit.getSlope(),
                        fit.getSlopeStdErr());
    }
}
