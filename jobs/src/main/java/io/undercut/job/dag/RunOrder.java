package io.undercut.job.dag;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.undercut.fault.Fault;
import io.undercut.zoo.tabular.TableRequest;
import java.util.List;
import java.util.SortedMap;

/**
 * What a run was asked to do: all that decides its models, so that whoever takes it up again does the same.
 *
 * @param models the model types that it trains; all that there were in orders that do not say
 * @param source where its laps come from
 * @param laps files imported first
 * @param seasons seasons to learn from
 * @param testSeasons seasons to be tested on
 * @param workers replicas
 * @param step the local step
 * @param seed of every random choice
 * @param settings settings over the defaults
 * @param math the math libraries' settings: under others the bits may differ
 * @param promotion what becomes of {@code latest}
 * @param savepoint what its training goes on from; null if it begins anew
 * @param parent the version whose parameters it begins with; null if none
 * @param algorithms what learns each model type, in their order; empty for their defaults, in orders that do not say
 * @param table what it learns from in the lake's place; null where it learns from the lake
 * @param supplied the file that takes its trained model's place; null where it trains one
 */
public record RunOrder(
        List<String> models,
        String source,
        List<String> laps,
        List<Integer> seasons,
        List<Integer> testSeasons,
        int workers,
        String step,
        long seed,
        SortedMap<String, String> settings,
        SortedMap<String, String> math,
        String promotion,
        String savepoint,
        String parent,
        List<String> algorithms,
        @JsonInclude(JsonInclude.Include.NON_NULL) TableRequest table,
        @JsonInclude(JsonInclude.Include.NON_NULL) SuppliedFile supplied) {
    private static final int MOST_WORKERS = 10;

    /** Copies the lists; refuses a part that is missing. */
    public RunOrder {
        models = models == null ? List.of() : List.copyOf(models);
        algorithms = algorithms == null ? List.of() : List.copyOf(algorithms);
        if (!algorithms.isEmpty() && algorithms.size() != models.size()) {
            throw Fault.data("an order of " + models.size() + " models and " + algorithms.size() + " algorithms");
        }
        if (source == null || laps == null || seasons == null || testSeasons == null) {
            throw Fault.data("an order without source, laps, seasons or test seasons");
        }
        if (step == null || settings == null || math == null || promotion == null) {
            throw Fault.data("an order without step, settings, math or promotion");
        }
        if (workers < 1 || workers > MOST_WORKERS) {
            throw Fault.data("workers is " + workers + "; must be within 1 … " + MOST_WORKERS);
        }
        laps = List.copyOf(laps);
        seasons = List.copyOf(seasons);
        testSeasons = List.copyOf(testSeasons);
    }

    /** The same order under other settings. */
    public RunOrder with(SortedMap<String, String> otherSettings) {
        return new RunOrder(
                models,
                source,
                laps,
                seasons,
                testSeasons,
                workers,
                step,
                seed,
                otherSettings,
                math,
                promotion,
                savepoint,
                parent,
                algorithms,
                table,
                supplied);
    }
}
