package io.undercut.job.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.undercut.fault.Fault;
import io.undercut.job.dag.RunJournal;
import io.undercut.job.dag.RunRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A run in the list of all: its state, date and score.
 *
 * @param dagRunId the run
 * @param status as in its record; UNREADABLE if that cannot be read
 * @param began its first start, ISO 8601; null if nobody knows
 * @param durationSeconds at work, in all its attempts
 * @param models what it trained
 * @param reason why its first failed task failed, or why its record cannot be read; null if neither is so
 */
record RunLine(
        String dagRunId, String status, String began, double durationSeconds, List<Score> models, String reason) {
    private static final String UNREADABLE = "UNREADABLE";

    /** Copies the list. */
    RunLine {
        models = List.copyOf(models);
    }

    /**
     * A model with its score.
     *
     * @param modelType the model type
     * @param version its version
     * @param promoted whether it was promoted
     * @param mae mean absolute error on the test races, in the label's unit; null if it has none
     * @param metric the word of the metric by which it is ranked; null if it has none
     * @param figure its figure on the test races; null if it has none
     * @param baselineMae the best baseline's on the same rows; null if it has none
     */
    record Score(
            String modelType,
            String version,
            boolean promoted,
            Double mae,
            String metric,
            Double figure,
            Double baselineMae) {
        private static Score of(JsonNode model) {
            Optional<LeadFigure> lead = LeadFigure.of(model.path("metrics"));
            return new Score(
                    model.path("model_type").asText(),
                    model.path("version").asText(),
                    model.path("promoted").asBoolean(),
                    number(model.path("metrics").path("mae")),
                    lead.map(LeadFigure::metric).orElse(null),
                    lead.map(LeadFigure::value).orElse(null),
                    number(model.path("baseline").path("metrics").path("mae")));
        }

        private static Double number(JsonNode figure) {
            return figure.isNumber() ? figure.asDouble() : null;
        }

        private String text() {
            return "%s@%s %s%s"
                    .formatted(
                            modelType,
                            version,
                            metric == null ? "" : new LeadFigure(metric, figure).text() + ", ",
                            promoted ? "promoted" : "not promoted");
        }
    }

    /** A run of a journal; one that cannot be read does not hide the others. */
    static RunLine of(RunJournal journal, String runId) {
        try {
            RunRecord run = journal.read(runId);
            return new RunLine(
                    runId,
                    run.status(),
                    run.began(),
                    run.durationSeconds(),
                    run.models().stream().map(Score::of).toList(),
                    run.reason());
        } catch (Fault damaged) {
            return new RunLine(runId, UNREADABLE, null, 0, List.of(), damaged.getMessage());
        }
    }

    String text() {
        String told = models.stream().map(Score::text).collect(Collectors.joining("; "));
        return "%-11s %-20s %s%s"
                .formatted(
                        status,
                        began == null ? "" : began.replaceFirst("\\.\\d+Z$", "Z"),
                        dagRunId,
                        reason != null ? "  " + reason : told.isEmpty() ? "" : "  " + told)
                .stripTrailing();
    }
}
