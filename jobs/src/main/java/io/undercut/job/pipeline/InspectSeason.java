package io.undercut.job.pipeline;

import io.undercut.stream.ingest.RuleResult;
import io.undercut.stream.ingest.SeasonCheck;
import io.undercut.stream.ingest.parquet.SeasonInspector;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.LapTable;
import io.undercut.stream.sink.DeadLetters;
import java.util.Objects;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Inspects the seasons it is given, sets bad rows aside and adds a {@link Finding} for every rule to {@link #FINDINGS}. */
final class InspectSeason extends ProcessFunction<Integer, Integer> {
    /** The accumulator's name: a list of {@link Finding}. */
    static final String FINDINGS = "findings";

    private static final long serialVersionUID = 1L;

    private final LakeLayout lake;
    private transient ListAccumulator<Finding> findings;

    InspectSeason(LakeLayout lake) {
        this.lake = Objects.requireNonNull(lake);
    }

    @Override
    public void open(OpenContext openContext) {
        findings = new ListAccumulator<>();
        getRuntimeContext().addAccumulator(FINDINGS, findings);
    }

    @Override
    public void processElement(Integer season, Context context, Collector<Integer> out) {
        SeasonCheck check = SeasonInspector.inspect(lake, season);
        for (RuleResult result : check.results()) {
            findings.add(new Finding(season, result));
        }
        if (!check.rejected().isEmpty()) {
            DeadLetters.write(lake, LapTable.NAME, "validated-" + season, check.rejected());
        }
        out.collect(season);
    }
}
