package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.job.task.RegisterModel.Promotion;
import io.undercut.job.task.RunRequest;
import io.undercut.job.task.TrainingPipeline;
import io.undercut.job.workflow.RunJournal;
import io.undercut.job.workflow.RunRecord;
import io.undercut.job.workflow.WorkflowRunner;
import io.undercut.job.workflow.WorkflowRunner.Finished;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Runs the training pipeline for whichever command asks. */
final class PipelineWork {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

    private PipelineWork() {}

    static RunRecord run(
            Surroundings surroundings,
            CommonOptions options,
            SeasonsOptions data,
            String wantedRunId,
            Promotion promotion) {
        Console console = new Console(surroundings, options);
        RunJournal journal = new RunJournal(options.workingWarehouse().runs());
        String runId = runId(wantedRunId, surroundings.clock().instant(), journal);
        RunRequest request =
                new RunRequest(options.settings(surroundings), runId, data.laps(), data.seasons(), data.testSeasons());
        console.say("run " + runId + ", seed " + request.settings().seed() + ", "
                + request.settings().workers() + " replicas, parallelism "
                + request.settings().parallelism());
        Finished finished = FlinkWork.run(surroundings, options, console, site -> {
            TrainingPipeline pipeline = new TrainingPipeline(site, request, surroundings.clock(), promotion);
            return new WorkflowRunner(journal, surroundings.clock(), console::task, site::newestJob)
                    .run(runId, pipeline.steps(), pipeline::models);
        });
        if (finished.failure() != null) {
            if (options.json()) {
                console.result(finished.run(), "");
            }
            throw finished.failure();
        }
        return finished.run();
    }

    private static String runId(String wanted, Instant now, RunJournal journal) {
        if (wanted != null && !wanted.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}")) {
            throw Fault.configuration("--run-id is '" + wanted
                    + "'; must be letters, digits, '_', '.' and '-', starting with one of the first two");
        }
        if (wanted != null && journal.has(wanted)) {
            throw Fault.configuration("--run-id '" + wanted
                    + "' has run before; choose another, or see it with: undercut pipeline status " + wanted);
        }
        String id = wanted == null ? TrainingPipeline.DAG + "_" + STAMP.format(now) : wanted;
        int next = 2;
        String free = id;
        while (journal.has(free)) {
            free = id + "_" + next++;
        }
        return free;
    }
}
