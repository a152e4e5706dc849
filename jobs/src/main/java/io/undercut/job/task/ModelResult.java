package io.undercut.job.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.undercut.zoo.catalog.Gate;
import java.util.List;
import java.util.SortedMap;

/**
 * A model as runs print it.
 *
 * @param modelType the model type
 * @param version its version
 * @param sha256 over the model file's bytes
 * @param promoted whether this run made {@code latest} point at it, or it does anyway
 * @param uri the version's folder
 * @param metrics on the test races
 * @param baseline the best baseline on the same rows
 * @param baselines every baseline on the same rows
 * @param champion the promoted version it was compared with; null if none
 * @param gates what it had to pass to be promoted
 * @param report the HTML report
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ModelResult(
        String modelType,
        String version,
        String sha256,
        boolean promoted,
        String uri,
        SortedMap<String, Double> metrics,
        Scored baseline,
        List<Scored> baselines,
        Scored champion,
        List<Gate.Result> gates,
        String report) {
    /** Copies the lists. */
    public ModelResult {
        baselines = List.copyOf(baselines);
        gates = List.copyOf(gates);
    }

    /**
     * Something with metrics.
     *
     * @param name what it is
     * @param metrics on the test races
     */
    public record Scored(String name, SortedMap<String, Double> metrics) {}
}
