package io.undercut.job.dag;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The jobs that the task at work has sent to a cluster, as they come. Whoever sends and watches jobs tells; the runner keeps the record. */
public final class TaskJobs {
    private final Set<String> known = new HashSet<>();
    private final Map<String, Integer> submissions = new HashMap<>();
    private String newest;
    private int restarts;
    private Runnable change = TaskJobs::nobodyListens;

    /** A job has begun, or one that was left running is awaited. */
    public void begun(String name, String jobId) {
        newest = jobId;
        if (known.add(jobId)) {
            submissions.merge(name, 1, Integer::sum);
        }
        change.run();
    }

    /** The job at work was restarted, so many times more. */
    public void restarted(int times) {
        restarts += times;
        change.run();
    }

    /** A task begins. */
    void begin(Runnable listener) {
        submissions.clear();
        newest = null;
        restarts = 0;
        change = listener;
    }

    /** The task has ended. */
    void end() {
        change = TaskJobs::nobodyListens;
    }

    /** The newest job of the task; null if it had none. */
    String newest() {
        return newest;
    }

    /** How often the task's work was begun: once, and once more for each job that took the place of a lost one of its name. */
    int attempts() {
        return submissions.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    /** Restarts within jobs. */
    int restarts() {
        return restarts;
    }

    private static void nobodyListens() {
        // Between two tasks there is nothing to record.
    }
}
