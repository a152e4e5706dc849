package io.undercut.job.dag;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A task of a DAG.
 *
 * @param id its name
 * @param inputs tasks that must have succeeded before it, whose results it may take
 * @param type what it leaves
 * @param work what it does with its inputs' results
 * @param stands whether a result from before still is what it was, when a run is taken up
 */
public record Task<R extends TaskResult>(
        String id, List<String> inputs, Class<R> type, Function<TaskResults, R> work, Predicate<R> stands) {
    /** Copies the list. */
    public Task {
        inputs = List.copyOf(inputs);
    }

    /** A task whose result, once left, always stands. */
    public Task(String id, List<String> inputs, Class<R> type, Function<TaskResults, R> work) {
        this(id, inputs, type, work, result -> true);
    }
}
