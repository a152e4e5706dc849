package io.undercut.job.graph;

import io.undercut.job.flink.FlinkRun;
import io.undercut.race.Lap;
import io.undercut.stream.ingest.LapArrivals;
import io.undercut.stream.ingest.files.ImportFiles;
import io.undercut.stream.ingest.files.LakeCalendar;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.table.ConflictPolicy;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Laps that a run brings with it into the lake: whoever names them wants them, so the newest takes the place of what was there. */
public final class ImportLaps {
    private static final String JOB = "import laps";

    private ImportLaps() {}

    /**
     * Imports files of any format, and whatever lies beside the laps. All are checked before the job starts.
     *
     * @param paths laps files, or folders that have some; of two rows with one key the one under the later path wins
     */
    public static ImportResult fromFiles(
            StreamExecutionEnvironment environment, List<String> paths, LakeLayout lake, FlinkRun run) {
        ImportFiles files = ImportFiles.ofLaps(paths, LakeCalendar.of(lake, ConflictPolicy.REPLACE));
        return ImportTables.fromFiles(environment, JOB, files, lake, ConflictPolicy.REPLACE, run);
    }

    /**
     * Imports laps from any bounded stream, such as a simulator.
     *
     * @param origin the stream's name in dead letters
     */
    public static ImportResult fromStream(DataStream<Lap> laps, String origin, LakeLayout lake, FlinkRun run) {
        DataStream<ArrivedRow> arrivals = laps.map(new LapArrivals())
                .returns(TypeInformation.of(ArrivedRow.class))
                .name("arrive")
                .uid("arrive");
        return ImportTables.fromStream(arrivals, JOB, origin, lake, run);
    }
}
