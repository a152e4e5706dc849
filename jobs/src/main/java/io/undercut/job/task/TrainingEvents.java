package io.undercut.job.task;

import io.undercut.fault.Fault;
import io.undercut.job.flink.LogEvent;
import io.undercut.job.report.LossPoint;
import io.undercut.zoo.catalog.ModelType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The beginning and the end of a training as structured log events, one JSON object each, in the words that queries over the pipeline's
 * logs expect. The category of a failure is the value of the label {@code failure_reason}.
 */
final class TrainingEvents {
    private final RunRequest request;
    private final ModelType type;
    private final String taskId;
    private final Clock clock;
    private final Instant began;

    TrainingEvents(RunRequest request, ModelType type, String taskId, Clock clock) {
        this.type = type;
        this.request = request;
        this.taskId = taskId;
        this.clock = clock;
        this.began = clock.instant();
    }

    void started() {
        LogEvent.LOG.info("{}", LogEvent.text(start()));
    }

    void succeeded(List<LossPoint> losses) {
        LogEvent.LOG.info("{}", LogEvent.text(success(losses)));
    }

    void failed(Fault fault) {
        LogEvent.LOG.error("{}", LogEvent.text(failure(fault)));
    }

    Map<String, Object> start() {
        Map<String, Object> fields = fields("training_start", "INFO");
        fields.put("num_workers", request.settings().workers());
        return fields;
    }

    Map<String, Object> success(List<LossPoint> losses) {
        Map<String, Object> fields = ended("INFO", "succeeded");
        // A model that was supplied has had no training here.
        if (!losses.isEmpty()) {
            fields.put("final_loss", losses.get(losses.size() - 1).trainLoss());
        }
        return fields;
    }

    Map<String, Object> failure(Fault fault) {
        Map<String, Object> fields = ended("ERROR", "failed");
        fields.put("failure_reason", fault.reason().word());
        fields.put("error_message", fault.getMessage());
        return fields;
    }

    private Map<String, Object> ended(String level, String status) {
        Map<String, Object> fields = fields("training_end", level);
        fields.put("status", status);
        fields.put("duration_seconds", Duration.between(began, clock.instant()).toMillis() / 1000.0);
        return fields;
    }

    private Map<String, Object> fields(String event, String level) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("timestamp", clock.instant().toString());
        fields.put("event_type", event);
        fields.put("level", level);
        fields.put("dag_run_id", request.runId());
        fields.put("task_id", taskId);
        fields.put("model_type", type.name());
        return fields;
    }
}
