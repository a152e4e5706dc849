package io.undercut.stream.ingest.parquet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.fault.Fault;
import io.undercut.race.RaceId;
import io.undercut.stream.record.ArrivedSamples;
import io.undercut.stream.record.RejectedRecord;
import io.undercut.stream.record.SampleRun;
import io.undercut.stream.record.Samples;
import io.undercut.stream.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** The columns of a telemetry file that features need, made into runs of one car's lap each. */
final class SampleColumns {
    private static final String RACE = "race_id";
    private static final String DRIVER = "driver";
    private static final List<String> NUMBERS =
            List.of("lap", "t_ms", "speed_kph", "rpm", "throttle_pct", "brake", "gear", "drs");

    /** All of them. */
    static final List<String> NAMES =
            Stream.concat(Stream.of(RACE, DRIVER), NUMBERS.stream()).toList();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String file;
    private final TextColumn race = new TextColumn(SampleFile.BATCH);
    private final TextColumn driver = new TextColumn(SampleFile.BATCH);
    private final List<NumberColumn> numbers;
    private final double[][] values = new double[NUMBERS.size()][];
    private final Samples samples = new Samples();
    private String sound;
    private String newestRace;
    private String newestDriver;
    private long newest;
    private long row;

    SampleColumns(String file, MessageType projection) {
        this.file = file;
        this.numbers = NUMBERS.stream()
                .map(name -> new NumberColumn(
                        Tables.TELEMETRY.column(name),
                        projection.containsField(name)
                                ? projection.getType(name).asPrimitiveType().getPrimitiveTypeName()
                                : PrimitiveTypeName.INT32,
                        SampleFile.BATCH))
                .toList();
    }

    /** Goes on in another row group. */
    void open(Function<String, ColumnReader> readers) {
        race.open(readers.apply(RACE));
        driver.open(readers.apply(DRIVER));
        numbers.forEach(column -> column.open(readers.apply(column.declared().name())));
    }

    /** Rows read so far. */
    long row() {
        return row;
    }

    /** The next rows, as many as are asked for. */
    List<ArrivedSamples> read(int rows) {
        String[] races = race.read(rows);
        String[] drivers = driver.read(rows);
        for (int column = 0; column < values.length; column++) {
            values[column] = numbers.get(column).read(rows);
        }
        List<ArrivedSamples> arrived = new ArrayList<>();
        int first = 0;
        for (int index = 0; index < rows; index++) {
            row++;
            Optional<String> problem = problem(races[index], drivers[index], index);
            if (problem.isPresent()) {
                arrived.add(rejected(races[index], drivers[index], index, problem.get()));
                continue;
            }
            if (isBackwards(races[index], drivers[index], index)) {
                // By itself, so that a sort puts it in its place and not those around it elsewhere.
                Samples alone = new Samples();
                add(alone, index);
                complete(races[index], drivers[index], alone, arrived);
                continue;
            }
            boolean sameLap = samples.count() > 0
                    && values[0][index] == values[0][first]
                    && races[index].equals(races[first])
                    && drivers[index].equals(drivers[first]);
            if (!sameLap) {
                complete(races[first], drivers[first], samples, arrived);
                first = index;
            }
            add(samples, index);
        }
        complete(races[first], drivers[first], samples, arrived);
        return arrived;
    }

    private boolean isBackwards(String raceId, String code, int index) {
        boolean sameCar = raceId.equals(newestRace) && code.equals(newestDriver);
        if (sameCar && position(index) < newest) {
            return true;
        }
        newestRace = raceId;
        newestDriver = code;
        newest = position(index);
        return false;
    }

    private static void complete(String raceId, String code, Samples some, List<ArrivedSamples> arrived) {
        if (some.count() > 0) {
            arrived.add(ArrivedSamples.sound(new SampleRun(raceId, code, some.toBytes())));
            some.clear();
        }
    }

    private long position(int index) {
        return Samples.positionOfLap((int) values[0][index]) + (int) values[1][index];
    }

    private void add(Samples to, int index) {
        to.add(
                (int) values[0][index],
                (int) values[1][index],
                (float) values[2][index],
                whole(3, index),
                whole(4, index),
                whole(5, index),
                whole(6, index),
                whole(7, index));
    }

    private int whole(int column, int index) {
        double value = values[column][index];
        return Double.isNaN(value) ? Samples.UNKNOWN : (int) value;
    }

    private Optional<String> problem(String raceId, String code, int index) {
        for (int column = 0; column < values.length; column++) {
            if (!numbers.get(column).allows(values[column][index])) {
                return numbers.get(column).problem(values[column][index]);
            }
        }
        if (raceId == null || code == null) {
            return Optional.of((raceId == null ? RACE : DRIVER) + " is null; must have a value");
        }
        if (!raceId.equals(sound)) {
            try {
                sound = RaceId.parse(raceId).toString();
            } catch (Fault noRace) {
                return Optional.of(noRace.getMessage());
            }
        }
        return Optional.empty();
    }

    private ArrivedSamples rejected(String raceId, String code, int index, String problem) {
        ObjectNode record = JSON.createObjectNode().put(RACE, raceId).put(DRIVER, code);
        for (int column = 0; column < values.length; column++) {
            double value = values[column][index];
            if (!Double.isNaN(value)) {
                record.put(NUMBERS.get(column), value);
            }
        }
        return ArrivedSamples.rejected(
                new RejectedRecord(Tables.TELEMETRY.name(), file, row, problem, record.toString()));
    }
}
