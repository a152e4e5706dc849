package io.undercut.stream.ingest.files;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.race.Lap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes laps as OpenF1 would answer for them, with the habit of 2023 and 2024: the lap into the pits stands in both stints. */
final class OpenF1Answers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MILLIS = 1000;

    private final Instant begun;
    private final int key;

    private OpenF1Answers(Instant begun, int key) {
        this.begun = begun;
        this.key = key;
    }

    /**
     * Writes a season, one folder a race.
     *
     * @param status rows of the table of track status
     */
    static void write(Path folder, List<Lap> laps, List<Map<String, Object>> status) {
        Map<String, List<Lap>> races = laps.stream()
                .collect(Collectors.groupingBy(lap -> lap.race().toString(), TreeMap::new, Collectors.toList()));
        int key = 9000;
        for (Map.Entry<String, List<Lap>> race : races.entrySet()) {
            key++;
            new OpenF1Answers(begun(race.getKey()), key)
                    .race(
                            folder.resolve(race.getKey()),
                            race.getValue(),
                            status.stream()
                                    .filter(change -> change.get("race_id").equals(race.getKey()))
                                    .toList());
        }
    }

    /** Noon of the race's day, for an answer of another day is of another race. */
    private static Instant begun(String race) {
        Path calendar = Path.of("src/main/resources/io/undercut/stream/ingest/export/calendar.csv");
        int season = Integer.parseInt(race.substring(0, 4));
        int round = Integer.parseInt(race.substring(5));
        try (Stream<String> lines = Files.lines(calendar)) {
            return lines.map(line -> line.split(","))
                    .filter(line -> line[0].equals("" + season) && line[1].equals("" + round))
                    .map(line -> Instant.parse(line[2] + "T12:00:00Z"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void race(Path folder, List<Lap> laps, List<Map<String, Object>> status) {
        Map<Integer, List<Lap>> cars = laps.stream()
                .sorted(Comparator.comparingInt(Lap::lap))
                .collect(Collectors.groupingBy(lap -> lap.car().number(), TreeMap::new, Collectors.toList()));
        List<Map<String, Object>> drivers = new ArrayList<>();
        List<Map<String, Object>> stints = new ArrayList<>();
        List<Map<String, Object>> pit = new ArrayList<>();
        List<Map<String, Object>> all = new ArrayList<>();
        cars.forEach((car, driven) -> {
            drivers.add(of(
                    car,
                    "name_acronym",
                    driven.get(0).car().driver(),
                    "full_name",
                    "Someone",
                    "team_name",
                    driven.get(0).car().team()));
            for (int index = 0; index < driven.size(); index++) {
                Lap lap = driven.get(index);
                all.add(lap(car, lap));
                if (lap.pit().in()) {
                    pit.add(of(
                            car, "lap_number", lap.lap(), "date", at(lap.times().endMs()), "pit_duration", 22.5));
                }
                Lap before = index == 0 ? null : driven.get(index - 1);
                boolean isFirst = before == null
                        || !before.tire().stint().equals(lap.tire().stint());
                if (isFirst) {
                    stints.add(of(
                            car,
                            "stint_number",
                            lap.tire().stint(),
                            "lap_start",
                            before == null ? lap.lap() : before.lap(),
                            "lap_end",
                            last(driven, index),
                            "compound",
                            lap.tire().compound() == null
                                    ? null
                                    : lap.tire().compound().name(),
                            "tyre_age_at_start",
                            lap.tire().age() == null ? null : lap.tire().age() - 1));
                }
            }
        });
        write(folder, "drivers.json", drivers);
        write(folder, "laps.json", all);
        write(folder, "stints.json", stints);
        write(folder, "pit.json", pit);
        write(folder, "race_control.json", status.stream().map(this::message).toList());
        write(
                folder,
                "sessions.json",
                List.of(of(null, "session_name", "Race", "session_type", "Race", "date_start", at(0L))));
    }

    private static int last(List<Lap> driven, int index) {
        Integer stint = driven.get(index).tire().stint();
        int last = driven.get(index).lap();
        for (Lap lap : driven.subList(index, driven.size())) {
            if (!stint.equals(lap.tire().stint())) {
                break;
            }
            last = lap.lap();
        }
        return last;
    }

    private Map<String, Object> lap(Integer car, Lap lap) {
        return of(
                car,
                "lap_number",
                lap.lap(),
                "date_start",
                at(lap.times().startMs()),
                "lap_duration",
                seconds(lap.times().lapMs()),
                "duration_sector_1",
                seconds(lap.times().sector1Ms()),
                "duration_sector_2",
                seconds(lap.times().sector2Ms()),
                "duration_sector_3",
                seconds(lap.times().sector3Ms()),
                "is_pit_out_lap",
                lap.pit().out());
    }

    private Map<String, Object> message(Map<String, Object> change) {
        String code = (String) change.get("status");
        String[] said = switch (code) {
            case "1" -> new String[] {"Flag", "CLEAR", "Track", "TRACK CLEAR"};
            case "2" -> new String[] {"Flag", "YELLOW", "Sector", "YELLOW IN TRACK SECTOR 7"};
            case "4" -> new String[] {"SafetyCar", null, null, "SAFETY CAR DEPLOYED"};
            case "5" -> new String[] {"Flag", "RED", "Track", "RED FLAG"};
            case "6" -> new String[] {"SafetyCar", null, null, "VIRTUAL SAFETY CAR DEPLOYED"};
            default -> new String[] {"SafetyCar", null, null, "VIRTUAL SAFETY CAR ENDING"};
        };
        return of(
                null,
                "date",
                at(((Number) change.get("t_ms")).longValue()),
                "category",
                said[0],
                "flag",
                said[1],
                "scope",
                said[2],
                "sector",
                said[2] != null && said[2].equals("Sector") ? 7 : null,
                "message",
                said[3]);
    }

    private String at(Long ms) {
        return ms == null ? null : begun.plusMillis(ms).toString();
    }

    private static Double seconds(Integer ms) {
        return ms == null ? null : ms / MILLIS;
    }

    private Map<String, Object> of(Integer car, Object... namesAndValues) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("meeting_key", 1);
        record.put("session_key", key);
        record.put("driver_number", car);
        for (int index = 0; index < namesAndValues.length; index += 2) {
            record.put((String) namesAndValues[index], namesAndValues[index + 1]);
        }
        return record;
    }

    private static void write(Path folder, String name, List<Map<String, Object>> records) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name), JSON.writeValueAsBytes(records));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
