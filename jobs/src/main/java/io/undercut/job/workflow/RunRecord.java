package io.undercut.job.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.undercut.fault.Fault;
import java.util.List;

/**
 * One run of a DAG, as it stands in its journal and is printed.
 *
 * @param dagRunId the run
 * @param status SUCCEEDED, PARTIAL or FAILED; RUNNING meanwhile
 * @param durationSeconds since its start
 * @param tasks in the order of the DAG
 * @param models what it trained
 */
public record RunRecord(
        String dagRunId, String status, double durationSeconds, List<TaskRecord> tasks, List<JsonNode> models) {
    /** Copies the lists; refuses a part that is missing. */
    public RunRecord {
        if (dagRunId == null || status == null || tasks == null || models == null) {
            throw Fault.data("a run without its name, status, tasks or models");
        }
        tasks = List.copyOf(tasks);
        models = List.copyOf(models);
    }
}
