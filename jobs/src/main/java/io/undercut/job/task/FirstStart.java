package io.undercut.job.task;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.config.TrainingChoices;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.round.Deadline;
import io.undercut.zoo.provenance.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a training keeps of its beginning, so that whoever takes it up goes on with the same.
 *
 * @param folder where the training leaves its files
 * @param runId its run
 */
record FirstStart(RunFolder folder, String runId) {
    private static final String PLAN = "plan.json";
    private static final String BEGAN = "began";

    /**
     * Keeps the plan; a configuration fault if another stands there: checkpoints of another plan would give a model of neither.
     *
     * @param plan a record of all that decides the model, besides the data
     */
    void keep(TrainingData data, Object plan) {
        SortedMap<String, Object> parts = new TreeMap<>();
        parts.put("feature_set", data.set().manifest().version());
        parts.put("split", data.split());
        parts.put("plan", plan);
        byte[] now = CanonicalJson.write(parts);
        if (folder.has(PLAN) && !Arrays.equals(folder.read(PLAN), now)) {
            throw Fault.configuration("the laps or settings of run '" + runId
                    + "' have changed since it began; start a new run, or bring back what it was (" + folder.uri() + "/"
                    + PLAN + ")");
        }
        folder.write(PLAN, now);
    }

    /** When the training's time is over, counted from its first start; a time-out if that has passed, never where there is no limit. */
    Deadline deadline(TrainingChoices choices, Clock clock) {
        if (!folder.has(BEGAN)) {
            folder.write(BEGAN, clock.instant().toString().getBytes(StandardCharsets.UTF_8));
        }
        if (choices.deadline().isZero()) {
            return Deadline.NONE;
        }
        String began = new String(folder.read(BEGAN), StandardCharsets.UTF_8);
        Deadline deadline = Deadline.after(instant(began), choices.deadline());
        if (deadline.hasPassed(clock.millis())) {
            throw new Fault(
                    FaultReason.TIMEOUT_EXCEEDED,
                    "the training of run '%s' began at %s and its training.deadline, %s, is over"
                            .formatted(runId, began, choices.typedDeadline()));
        }
        return deadline;
    }

    private Instant instant(String began) {
        try {
            return Instant.parse(began);
        } catch (DateTimeParseException damaged) {
            throw Fault.data(folder.uri() + "/" + BEGAN + " does not say when the training began; delete it, and the"
                    + " deadline counts from when the run is resumed");
        }
    }
}
