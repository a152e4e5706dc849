package io.undercut.job.task;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.job.config.Warehouse;
import io.undercut.job.flink.FlinkSite;
import io.undercut.job.graph.ImportLaps;
import io.undercut.job.graph.ImportResult;
import io.undercut.job.graph.ImportTables;
import io.undercut.job.graph.ValidateTables;
import io.undercut.race.Lap;
import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.stream.ingest.ValidationReport;
import io.undercut.stream.ingest.files.ImportFiles;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.table.ConflictPolicy;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Tables into the lake, and a look at them there. */
public final class LapTasks {
    /** No telemetry. */
    public static final int NO_TELEMETRY = 0;

    private static final String TRUTH = "simulation-truth.json";
    private static final String ORIGIN = "simulator";

    private final FlinkSite site;
    private final LakeLayout lake;

    /** Tasks on a warehouse's lake. */
    public LapTasks(FlinkSite site, Warehouse warehouse) {
        this.site = site;
        this.lake = new LakeLayout(warehouse.lake());
    }

    /** The lake. */
    public LakeLayout lake() {
        return lake;
    }

    /** Imports files of any table. A conflict under {@link ConflictPolicy#FAIL} is a data fault, and the lake stays as it was. */
    public ImportResult importFiles(ImportFiles files, ConflictPolicy policy) {
        ImportResult result = ImportTables.fromFiles(site.environment(), files, lake, policy, site);
        if (policy != ConflictPolicy.FAIL) {
            return result;
        }
        if (result.conflicts() > 0) {
            throw Fault.data("%,d conflicts and nothing imported: %s; choose with --on-conflict keep or replace"
                    .formatted(result.conflicts(), String.join(", ", result.examples())));
        }
        return ImportTables.fromFiles(site.environment(), files, lake, ConflictPolicy.KEEP, site);
    }

    /** Imports what {@code data import} takes; the newest of a key wins. Nothing kept is a data fault. */
    public ImportResult importLaps(List<String> paths) {
        return ImportLaps.fromFiles(site.environment(), paths, lake, site).requireKept();
    }

    /** Simulates the laps of a championship into the lake, its true coefficients beside them. */
    public ImportResult simulate(SimulationPlan plan) {
        RaceSimulator simulator = new RaceSimulator(plan);
        DataStream<Lap> laps = races(simulator)
                .flatMap(new SimulateRace(plan))
                .returns(TypeInformation.of(Lap.class))
                .name("simulate races")
                .uid("simulate-races");
        ImportResult result = ImportLaps.fromStream(laps, ORIGIN, lake, site);
        publishTruth(simulator);
        return result;
    }

    /**
     * Simulates a championship into all tables of the lake, its true coefficients beside them.
     *
     * @param telemetryHertz samples of telemetry a second; {@link #NO_TELEMETRY} leaves it out
     */
    public ImportResult simulateTables(SimulationPlan plan, int telemetryHertz) {
        RaceSimulator simulator = new RaceSimulator(plan);
        DataStream<ArrivedRow> rows = races(simulator)
                .flatMap(new SimulateTables(plan, telemetryHertz))
                .returns(TypeInformation.of(ArrivedRow.class))
                .name("simulate tables")
                .uid("simulate-tables");
        ImportResult result = ImportTables.fromStream(rows, ORIGIN, lake, site);
        publishTruth(simulator);
        return result;
    }

    private DataStream<String> races(RaceSimulator simulator) {
        return site.environment()
                .fromData(
                        org.apache.flink.api.common.typeinfo.Types.STRING,
                        simulator.races().stream().map(Object::toString).toArray(String[]::new))
                .name("races")
                .uid("races")
                .rebalance();
    }

    private void publishTruth(RaceSimulator simulator) {
        try {
            LakeFiles.publish(
                    new Path(lake.root(), TRUTH),
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(simulator.truth()));
        } catch (IOException e) {
            throw Fault.defect("the simulation's truth could not be written as JSON", e);
        }
    }

    /** Validates seasons of every table, all of them if none is named. */
    public ValidationReport validateAll(Collection<Integer> seasons) {
        return ValidateTables.all(site.environment(), lake, seasons, site);
    }

    /** Validates seasons of laps, all of them if none is named. */
    public ValidationReport validate(Collection<Integer> seasons) {
        return ValidateTables.laps(site.environment(), lake, seasons, site);
    }
}
