package io.undercut.job.command;

import io.undercut.job.cluster.JobMetrics;
import io.undercut.job.cluster.Recovery;
import io.undercut.stream.metric.TrainingMetrics;
import io.undercut.stream.training.TrainingTopology;
import java.io.PrintStream;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a training job as it goes: a bar on a terminal, plain lines elsewhere. */
final class TrainingView implements JobWatch {
    private static final int PLAIN_LINES = 10;
    /** One less than a terminal has at least: some wrap a line that fills them. */
    private static final int WIDTH = 79;

    private final PrintStream err;
    private final Look look;
    private JobMetrics metrics;
    private ProgressBar bar;
    private int tenthsShown;

    /** What it looks like. */
    enum Look {
        BAR,
        LINES,
        NOTHING
    }

    TrainingView(PrintStream err, Look look) {
        this.err = err;
        this.look = look;
    }

    @Override
    public void begun(String job, String jobId, String rest) {
        boolean shown = look != Look.NOTHING && job.startsWith("train ");
        metrics = shown ? JobMetrics.of(rest, jobId, TrainingTopology.RECORDER, TrainingMetrics.SCOPE) : null;
        tenthsShown = 0;
    }

    @Override
    public void look() {
        Map<String, Double> values = metrics == null ? Map.of() : metrics.read();
        if (values.getOrDefault(TrainingMetrics.ROUND, 0.0) >= 1) {
            show(values);
        }
    }

    private void show(Map<String, Double> values) {
        double rounds = values.getOrDefault(TrainingMetrics.ROUNDS, 1.0);
        double round = values.getOrDefault(TrainingMetrics.ROUND, 0.0);
        TrainingLine line = TrainingLine.of(values::get);
        if (look == Look.BAR) {
            bar(rounds).stepTo((long) round).setExtraMessage(line.besideBar());
        } else if (round * PLAIN_LINES / rounds >= tenthsShown + 1) {
            tenthsShown = (int) (round * PLAIN_LINES / rounds);
            err.println(line.plain());
        }
    }

    private ProgressBar bar(double rounds) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("  training")
                    .setInitialMax((long) rounds)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
                    // A bar that began in the middle of a run guesses wrong; the training's own figure stands beside
                    // it.
                    .hideEta()
                    .build();
        }
        return bar;
    }

    @Override
    public void recovered(Recovery recovery) {
        if (metrics != null) {
            // A bar would be drawn over the line.
            closeBar();
            err.println("  " + recovery.line());
        }
    }

    @Override
    public void ended() {
        closeBar();
        if (metrics != null) {
            metrics.close();
            metrics = null;
        }
    }

    private void closeBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
