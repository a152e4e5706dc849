package io.undercut.stream.record;

/**
 * What a telemetry source read. Exactly one of both is null.
 *
 * @param run samples that obey the rules of their table
 * @param rejected one record that does not
 */
public record ArrivedSamples(SampleRun run, RejectedRecord rejected) {
    /** Samples that may pass. */
    public static ArrivedSamples sound(SampleRun run) {
        return new ArrivedSamples(run, null);
    }

    /** A record that may not. */
    public static ArrivedSamples rejected(RejectedRecord rejected) {
        return new ArrivedSamples(null, rejected);
    }

    /** Records read. */
    public int count() {
        return run == null ? 1 : run.samples().count();
    }
}
