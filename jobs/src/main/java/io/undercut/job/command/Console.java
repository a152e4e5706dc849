package io.undercut.job.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.fault.Fault;
import io.undercut.job.workflow.TaskRecord;
import io.undercut.job.workflow.TaskState;
import java.io.PrintStream;

/** Results on stdout, everything else on stderr. */
final class Console {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final PrintStream out;
    private final PrintStream err;
    private final CommonOptions options;

    Console(Surroundings surroundings, CommonOptions options) {
        this.out = surroundings.out();
        this.err = surroundings.err();
        this.options = options;
    }

    /** A line of progress. */
    void say(String line) {
        if (!options.quiet()) {
            err.println(line);
        }
    }

    /** The result: one JSON object, or text for people. */
    void result(Object json, String text) {
        if (options.json()) {
            try {
                out.println(JSON.writeValueAsString(json));
            } catch (JsonProcessingException e) {
                throw Fault.defect("the result could not be written as JSON", e);
            }
        } else {
            out.println(text);
        }
        out.flush();
    }

    /** A task's transition. */
    void task(TaskRecord task) {
        if (task.status() == TaskState.RUNNING) {
            say("▸ " + task.taskId());
        } else if (task.status() == TaskState.SUCCEEDED) {
            say("✓ %s in %.1f s: %s".formatted(task.taskId(), task.durationSeconds(), task.note()));
        } else if (task.status() == TaskState.FAILED) {
            say("✗ " + task.taskId() + " failed");
        } else if (task.status() == TaskState.SKIPPED) {
            say("– " + task.taskId() + " skipped");
        }
    }

    JobWatch view(int checkpointIterations) {
        TrainingView.Look look = TrainingView.Look.NOTHING;
        if (!options.quiet()) {
            look = System.console() == null ? TrainingView.Look.LINES : TrainingView.Look.BAR;
        }
        TrainingView view = new TrainingView(err, look, checkpointIterations);
        return options.verbose() ? new AnnouncedJobs(view, err) : view;
    }
}
