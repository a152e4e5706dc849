package io.undercut.job.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.rest.messages.JobExceptionsHeaders;
import org.apache.flink.runtime.rest.messages.JobMessageParameters;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointingStatistics.LatestCheckpoints;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointingStatisticsHeaders;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo.JobVertexDetailsInfo;
import org.apache.flink.runtime.rest.messages.job.JobExceptionsMessageParameters;

/**
 * A job as the REST interface shows it.
 *
 * @param rest the cluster
 * @param id Flink's id
 */
record RestJob(FlinkRest rest, JobID id) implements ObservedJob {
    @Override
    public List<Failure> failures() throws IOException {
        JobExceptionsMessageParameters parameters = new JobExceptionsMessageParameters();
        parameters.jobPathParameter.resolve(id);
        return rest.ask(JobExceptionsHeaders.getInstance(), parameters).getExceptionHistory().getEntries().stream()
                .map(failure -> new Failure(failure.getTimestamp(), failure.getStacktrace()))
                .toList();
    }

    @Override
    public boolean allTasksRun() throws IOException {
        JobDetailsInfo job = rest.answer(rest.client().getJobDetails(id));
        int tasks = 0;
        int atWork = 0;
        for (JobVertexDetailsInfo vertex : job.getJobVertexInfos()) {
            tasks += vertex.getParallelism();
            atWork += vertex.getTasksPerState().getOrDefault(ExecutionState.RUNNING, 0)
                    + vertex.getTasksPerState().getOrDefault(ExecutionState.FINISHED, 0);
        }
        return job.getJobStatus() == JobStatus.RUNNING && tasks > 0 && tasks == atWork;
    }

    @Override
    public long newestCheckpoint() throws IOException {
        LatestCheckpoints latest = checkpoints();
        return latest.getCompletedCheckpointStatistics() == null
                ? 0
                : latest.getCompletedCheckpointStatistics().getId();
    }

    @Override
    public Optional<Long> restoredSince(long millis) throws IOException {
        LatestCheckpoints latest = checkpoints();
        if (latest.getRestoredCheckpointStatistics() != null
                && latest.getRestoredCheckpointStatistics().getRestoreTimestamp() >= millis) {
            return Optional.of(latest.getRestoredCheckpointStatistics().getId());
        }
        boolean none =
                latest.getRestoredCheckpointStatistics() == null && latest.getCompletedCheckpointStatistics() == null;
        return none ? Optional.of(0L) : Optional.empty();
    }

    private LatestCheckpoints checkpoints() throws IOException {
        JobMessageParameters parameters = new JobMessageParameters();
        parameters.jobPathParameter.resolve(id);
        return rest.ask(CheckpointingStatisticsHeaders.getInstance(), parameters)
                .getLatestCheckpoints();
    }
}
