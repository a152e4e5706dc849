package io.undercut.job.dag;

import io.undercut.fault.Fault;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Results of the tasks of a run that are done. */
public final class TaskResults {
    private final Map<String, TaskResult> results = new HashMap<>();

    void put(String taskId, TaskResult result) {
        results.put(taskId, result);
    }

    /** The result of a task; a defect if it is not done, for a task has those among its inputs whose results it takes. */
    public <R extends TaskResult> R of(String taskId, Class<R> type) {
        return find(taskId, type)
                .orElseThrow(() -> Fault.defect("task " + taskId + " has left no " + type.getSimpleName(), null));
    }

    /** The result of a task, if it is done. */
    public <R extends TaskResult> Optional<R> find(String taskId, Class<R> type) {
        return Optional.ofNullable(results.get(taskId)).map(type::cast);
    }
}
