package io.undercut.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.Lap;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.ingest.parquet.LapFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.testing.LapFixtures;
import io.undercut.testing.PublicLapFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphTest {
    @TempDir
    private Path folder;

    private StreamExecutionEnvironment environment;

    @BeforeEach
    void forbidWhatFlinkWouldMakeUp() {
        environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.configure(new Configuration()
                .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
                .set(PipelineOptions.GENERIC_TYPES, false));
    }

    @Test
    void everyOperatorOfTheImportHasUidAndName() throws IOException {
        Path file = PublicLapFile.of(LapFixtures.race(2024, 1, 2)).to(folder.resolve("in/laps.parquet"));

        ImportLaps.graph(LapFiles.under(List.of(file.toString())).read(environment), lake());

        assertNamed();
    }

    @Test
    void everyOperatorOfTheValidationHasUidAndName() {
        ValidateLaps.graph(environment, lake(), List.of(2024));

        assertNamed();
    }

    @Test
    void everyOperatorThatReadsTheLakeHasUidAndName() throws IOException {
        PublicLapFile.of(LapFixtures.race(2024, 1, 2)).to(folder.resolve("laps/season=2024/part-1.parquet"));

        DataStream<Lap> laps = new LakeTables(lake()).laps(environment, Set.of(2024));
        laps.sinkTo(new DiscardingSink<>()).name("end").uid("end");

        assertNamed();
    }

    private void assertNamed() {
        Collection<StreamNode> operators = environment.getStreamGraph().getStreamNodes();
        assertThat(operators).isNotEmpty();
        assertThat(operators).extracting(StreamNode::getTransformationUID).doesNotContainNull();
        assertThat(operators)
                .extracting(StreamNode::getOperatorName)
                .doesNotContain("Map", "Filter", "Process", "KeyedProcess");
    }

    private LakeLayout lake() {
        return new LakeLayout(folder.toString());
    }
}
