package io.undercut.job.command;

import io.undercut.job.config.FlinkTarget;
import io.undercut.job.flink.FlinkSite;
import io.undercut.job.task.Zoo;
import io.undercut.zoo.provenance.MathSetting;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/**
 * What the outside gives a command. Commands take it in their constructors, so that tests can give them another outside.
 *
 * @param clock the time
 * @param cores processors at hand
 * @param math settings of the math libraries
 * @param out results
 * @param err progress and failures
 * @param flink opens a Flink for a command
 * @param zoo the model types and feature sets there are
 * @param called how a person calls this program
 */
public record Surroundings(
        Clock clock,
        int cores,
        List<MathSetting> math,
        PrintStream out,
        PrintStream err,
        Function<FlinkRequest, OpenFlink> flink,
        Zoo zoo,
        String called) {
    private static final String PLAIN = "undercut";

    /** Copies the list. */
    public Surroundings {
        math = List.copyOf(math);
    }

    /** With our own zoo, of a program that is called by its name. */
    public Surroundings(
            Clock clock,
            int cores,
            List<MathSetting> math,
            PrintStream out,
            PrintStream err,
            Function<FlinkRequest, OpenFlink> flink) {
        this(clock, cores, math, out, err, flink, Zoo.OURS, PLAIN);
    }

    /** The same, called in another way. */
    public Surroundings calledBy(String name) {
        return new Surroundings(clock, cores, math, out, err, flink, zoo, name);
    }

    /** The same with other model types and feature sets. */
    public Surroundings with(Zoo others) {
        return new Surroundings(clock, cores, math, out, err, flink, others, called);
    }

    /** The same with results going elsewhere. */
    Surroundings printingTo(PrintStream results) {
        return new Surroundings(clock, cores, math, results, err, flink, zoo, called);
    }

    /**
     * What a command wants of Flink.
     *
     * @param target where jobs run
     * @param parallelism slots and default parallelism
     * @param uiPort first port to try for the Web UI
     * @param watch who looks at running jobs
     */
    public record FlinkRequest(FlinkTarget target, int parallelism, int uiPort, JobWatch watch) {}

    /** A Flink that is open. */
    public interface OpenFlink extends FlinkSite, AutoCloseable {
        /** Where its Web UI is. */
        String ui();

        @Override
        void close();
    }
}
