package io.undercut.stream.ingest.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes laps of the lake as FastF1's CSV: its columns in its order, times and numbers as pandas writes them. */
final class FastF1Csv {
    private static final String HEADER = ",Time,Driver,DriverNumber,LapTime,LapNumber,Stint,PitOutTime,PitInTime,"
            + "Sector1Time,Sector2Time,Sector3Time,Sector1SessionTime,Sector2SessionTime,Sector3SessionTime,SpeedI1,SpeedI2,"
            + "SpeedFL,SpeedST,IsPersonalBest,Compound,TyreLife,FreshTyre,Team,LapStartTime,LapStartDate,TrackStatus,Position,"
            + "Deleted,DeletedReason,FastF1Generated,IsAccurate";

    private FastF1Csv() {}

    /** Writes a folder a race, {@code 2024-05/laps.csv}. */
    static void write(List<Map<String, Object>> laps, Path folder) {
        Map<String, List<String>> races = new TreeMap<>();
        for (Map<String, Object> lap : laps) {
            List<String> lines =
                    races.computeIfAbsent((String) lap.get("race_id"), race -> new ArrayList<>(List.of(HEADER)));
            lines.add((lines.size() - 1) + "," + line(lap));
        }
        races.forEach((race, lines) -> {
            try {
                Files.write(Files.createDirectories(folder.resolve(race)).resolve("laps.csv"), lines);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        });
    }

    private static String line(Map<String, Object> lap) {
        boolean isFirst = Integer.valueOf(1).equals(lap.get("lap"));
        return String.join(
                ",",
                span(lap.get("lap_end_ms")),
                text(lap.get("driver")),
                text(lap.get("driver_number")),
                span(lap.get("lap_time_ms")),
                decimal(lap.get("lap")),
                decimal(lap.get("stint")),
                // FastF1 has a time exactly where the car came out or went in; a source may know only that it did.
                mark(lap, "pit_out", "pit_out_ms", "lap_start_ms", isFirst),
                mark(lap, "pit_in", "pit_in_ms", "lap_end_ms", false),
                span(lap.get("sector1_ms")),
                span(lap.get("sector2_ms")),
                span(lap.get("sector3_ms")),
                "NaT",
                "NaT",
                "NaT",
                decimal(lap.get("speed_i1_kph")),
                decimal(lap.get("speed_i2_kph")),
                decimal(lap.get("speed_fl_kph")),
                decimal(lap.get("speed_st_kph")),
                "False",
                text(lap.get("compound")),
                decimal(lap.get("tire_age")),
                flag(lap.get("fresh_tire")),
                text(lap.get("team")),
                span(lap.get("lap_start_ms")),
                "",
                text(lap.get("track_status")),
                decimal(lap.get("position")),
                flag(lap.get("deleted")),
                "",
                "False",
                flag(lap.get("accurate")));
    }

    private static String mark(Map<String, Object> lap, String flag, String time, String otherwise, boolean isFirst) {
        if (Boolean.TRUE.equals(lap.get(flag)) || isFirst && lap.get(time) != null) {
            Object known = lap.get(time) == null ? lap.get(otherwise) : lap.get(time);
            return span(known == null ? (Object) 0L : known);
        }
        return "NaT";
    }

    private static String span(Object millis) {
        if (millis == null) {
            return "NaT";
        }
        long all = ((Number) millis).longValue();
        return String.format(
                Locale.ROOT,
                "%d days %02d:%02d:%02d.%03d000",
                all / 86_400_000,
                all / 3_600_000 % 24,
                all / 60_000 % 60,
                all / 1_000 % 60,
                all % 1_000);
    }

    private static String decimal(Object number) {
        return number == null ? "" : Double.toString(((Number) number).doubleValue());
    }

    private static String flag(Object value) {
        return value == null ? "" : Boolean.TRUE.equals(value) ? "True" : "False";
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
