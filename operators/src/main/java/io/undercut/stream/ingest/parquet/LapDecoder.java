package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.race.Car;
import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.race.LapTimes;
import io.undercut.race.PitMarks;
import io.undercut.race.RaceId;
import io.undercut.race.RoadPosition;
import io.undercut.race.SpeedTraps;
import io.undercut.race.TireUse;
import io.undercut.race.Weather;
import java.util.Arrays;
import org.apache.avro.generic.GenericRecord;

/** Turns one record of a laps file into a {@link Lap}. Null, not-a-number and a column the file lacks read as null. */
final class LapDecoder {
    private final SourceNaming naming;

    LapDecoder(SourceNaming naming) {
        this.naming = naming;
    }

    /** Decodes a record; what cannot be a lap is a data fault that names the column, the value and what is allowed. */
    Lap decode(GenericRecord from) {
        return new Lap(
                race(from),
                text(from, "event"),
                text(from, "circuit"),
                text(from, "session"),
                integer(from, "race_laps"),
                new Car(required(text(from, "driver"), "driver"), integer(from, "driver_number"), text(from, "team")),
                required(integer(from, "lap"), "lap"),
                times(from),
                new TireUse(
                        compound(from), integer(from, "tire_age"), integer(from, "stint"), flag(from, "fresh_tire")),
                new PitMarks(
                        required(flag(from, "pit_in"), "pit_in"),
                        required(flag(from, "pit_out"), "pit_out"),
                        whole(from, "pit_in_ms"),
                        whole(from, "pit_out_ms")),
                new RoadPosition(
                        integer(from, "position"), whole(from, "gap_to_leader_ms"), whole(from, "interval_ahead_ms")),
                text(from, "track_status"),
                weather(from),
                new SpeedTraps(
                        decimal(from, "speed_i1_kph"),
                        decimal(from, "speed_i2_kph"),
                        decimal(from, "speed_fl_kph"),
                        decimal(from, "speed_st_kph")),
                flag(from, "deleted"),
                flag(from, "accurate"),
                text(from, "source"));
    }

    private RaceId race(GenericRecord from) {
        RaceId race =
                new RaceId(required(integer(from, "season"), "season"), required(integer(from, "round"), "round"));
        String stated = text(from, "race_id");
        if (stated != null && !stated.equals(race.toString())) {
            throw Fault.data("race_id is '" + stated + "'; season and round make it " + race);
        }
        return race;
    }

    private LapTimes times(GenericRecord from) {
        return new LapTimes(
                integer(from, "lap_time_ms"),
                integer(from, "sector1_ms"),
                integer(from, "sector2_ms"),
                integer(from, "sector3_ms"),
                whole(from, "lap_start_ms"),
                whole(from, "lap_end_ms"));
    }

    private Weather weather(GenericRecord from) {
        return new Weather(
                decimal(from, "air_temp_c"),
                decimal(from, "track_temp_c"),
                decimal(from, "humidity_pct"),
                decimal(from, "pressure_mbar"),
                decimal(from, "wind_speed_mps"),
                flag(from, "rain"));
    }

    private Compound compound(GenericRecord from) {
        String text = text(from, "compound");
        if (text == null) {
            return null;
        }
        try {
            return Compound.valueOf(text);
        } catch (IllegalArgumentException unknown) {
            throw Fault.data("compound is '" + text + "'; must be one of " + Arrays.toString(Compound.values()));
        }
    }

    private <V> V required(V value, String column) {
        if (value == null) {
            throw Fault.data(naming.nameOf(column) + " is null; must have a value");
        }
        return value;
    }

    private Integer integer(GenericRecord from, String column) {
        Long value = whole(from, column);
        if (value == null) {
            return null;
        }
        if (value != value.intValue()) {
            throw Fault.data(naming.nameOf(column) + " is " + value + "; must fit 32 bits");
        }
        return value.intValue();
    }

    private Long whole(GenericRecord from, String column) {
        return value(from, column) instanceof Number number ? (Long) number.longValue() : null;
    }

    private Double decimal(GenericRecord from, String column) {
        return value(from, column) instanceof Number number && !Double.isNaN(number.doubleValue())
                ? (Double) number.doubleValue()
                : null;
    }

    private String text(GenericRecord from, String column) {
        Object value = value(from, column);
        return value == null ? null : value.toString();
    }

    private Boolean flag(GenericRecord from, String column) {
        return (Boolean) value(from, column);
    }

    private Object value(GenericRecord from, String column) {
        String name = naming.nameOf(column);
        return from.hasField(name) ? from.get(name) : null;
    }
}
