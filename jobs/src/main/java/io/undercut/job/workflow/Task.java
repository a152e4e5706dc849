package io.undercut.job.workflow;

import java.util.List;
import java.util.function.Supplier;

/**
 * A task of a DAG.
 *
 * @param taskId its name
 * @param dependencies tasks that must have succeeded before it
 * @param action what it does; returns one line on what it did
 */
public record Step(String taskId, List<String> dependencies, Supplier<String> action) {
    /** Copies the list. */
    public Step {
        dependencies = List.copyOf(dependencies);
    }
}
