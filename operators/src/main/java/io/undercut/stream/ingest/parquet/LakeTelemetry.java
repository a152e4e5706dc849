package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.race.Lap;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.lake.PartitionManifest;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.record.ArrivedSamples;
import io.undercut.stream.table.Checksum;
import io.undercut.stream.table.Tables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Reads the telemetry of a lake and the laps that go with it, all as it was when first looked at. */
public final class LakeTelemetry {
    private final LakeLayout lake;
    private final LakeTables tables;

    /** The telemetry of a lake. */
    public LakeTelemetry(LakeLayout lake) {
        this.lake = lake;
        this.tables = new LakeTables(lake);
    }

    /** Races that have telemetry, of chosen seasons, of all where none is named; a season without is a data fault. */
    public List<Partition> races(Collection<Integer> wanted) {
        List<Partition> all = lake.partitions(Tables.TELEMETRY);
        if (all.isEmpty()) {
            throw Fault.data("the lake " + lake.root()
                    + " has no telemetry; import some with: undercut data import --from PATH, or simulate it with:"
                    + " undercut data simulate --telemetry-hz 4");
        }
        TreeSet<Integer> present = new TreeSet<>();
        all.forEach(race -> present.add(race.season()));
        if (!present.containsAll(wanted)) {
            TreeSet<Integer> absent = new TreeSet<>(wanted);
            absent.removeAll(present);
            throw Fault.data("the lake " + lake.root() + " has no telemetry of season " + Phrase.list(absent)
                    + "; it has " + Phrase.list(present));
        }
        return all.stream()
                .filter(race -> wanted.isEmpty() || wanted.contains(race.season()))
                .toList();
    }

    /** What features of these races are made from: their telemetry, then the laps of their seasons. */
    public List<TablePartition> lineage(List<Partition> races) {
        List<TablePartition> lineage = new ArrayList<>();
        for (Partition race : races) {
            List<Path> files = tables.files(race);
            long rows = PartitionSummary.of(race, files).rows();
            String folder = lake.folder(race).toString();
            lineage.add(new TablePartition(race.table(), race.season(), rows, checksum(race, files), folder, false));
        }
        List<Integer> seasons = seasonsWithLaps(races);
        if (!seasons.isEmpty()) {
            lineage.addAll(tables.partitions(seasons));
        }
        return lineage;
    }

    // Telemetry is large, and its manifest knows the checksum; that it is true is for validation to say.
    private String checksum(Partition race, List<Path> files) {
        Optional<PartitionManifest> manifest = PartitionManifest.in(lake.folder(race));
        if (manifest.isPresent()
                && files.equals(
                        List.of(new Path(lake.folder(race), manifest.get().file())))) {
            return manifest.get().sha256();
        }
        List<String> each = files.stream().map(LakeFiles::sha256).toList();
        return Checksum.sha256(String.join("\n", each).getBytes(StandardCharsets.US_ASCII));
    }

    private List<Integer> seasonsWithLaps(List<Partition> races) {
        TreeSet<Integer> seasons = new TreeSet<>(tables.seasons());
        seasons.retainAll(races.stream().map(Partition::season).toList());
        return List.copyOf(seasons);
    }

    /** Samples of these races, file by file in parallel; a file that is damaged or unlike telemetry is a data fault at once. */
    public DataStream<ArrivedSamples> samples(StreamExecutionEnvironment environment, List<Partition> races) {
        Path[] files =
                races.stream().flatMap(race -> tables.files(race).stream()).toArray(Path[]::new);
        for (Path file : files) {
            SampleFile.check(file);
        }
        return environment
                .fromSource(
                        FileSource.forBulkFileFormat(new SampleFormat(), files).build(),
                        WatermarkStrategy.noWatermarks(),
                        "read telemetry")
                .uid("read-telemetry");
    }

    /** The laps of these races; none where the lake has none of them, as of a test day. */
    public DataStream<Lap> laps(StreamExecutionEnvironment environment, List<Partition> races) {
        List<Integer> seasons = seasonsWithLaps(races);
        if (seasons.isEmpty()) {
            return environment
                    .fromData(Types.INT, 0)
                    .name("no laps")
                    .uid("no-laps")
                    .<Lap>flatMap((none, out) -> {})
                    .returns(TypeInformation.of(Lap.class))
                    .name("none")
                    .uid("none");
        }
        List<String> wanted = races.stream().map(Partition::race).toList();
        return tables.laps(environment, seasons)
                .filter(lap -> wanted.contains(lap.race().toString()))
                .name("keep laps with telemetry")
                .uid("keep-laps-with-telemetry");
    }
}
