package io.undercut.job.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.undercut.job.task.RaceForecasts.Forecast;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Forecasts as a table.
 *
 * @param model whose they are
 * @param race of which race
 * @param hasLaps whether rows are of laps
 * @param outputs what is predicted, by name
 * @param forecasts the rows
 */
record ForecastTable(String model, String race, boolean hasLaps, List<String> outputs, List<Forecast> forecasts) {
    /** For machines. */
    Map<String, Object> json() {
        return Map.of(
                "model",
                model,
                "race",
                race,
                "forecasts",
                forecasts.stream().map(this::json).toList());
    }

    private Map<String, Object> json(Forecast forecast) {
        Map<String, Object> json = new LinkedHashMap<>();
        RowKey key = forecast.key();
        for (int at = 0; at < key.names().length; at++) {
            json.put(key.names()[at], key.values()[at]);
        }
        if (hasLaps) {
            json.put("made_after_lap", forecast.madeAt());
            json.put("lap", key.time());
        }
        Map<String, Double> predicted = new LinkedHashMap<>();
        for (int at = 0; at < outputs.size(); at++) {
            predicted.put(outputs.get(at), forecast.predicted()[at]);
        }
        json.put("predicted", predicted);
        if (hasIntervals()) {
            json.put("from", forecast.predicted()[0] - forecast.halfWidth());
            json.put("to", forecast.predicted()[0] + forecast.halfWidth());
        }
        json.put("actual", forecast.actual());
        return json;
    }

    /** RFC 4180, numbers in full. */
    String csv() {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(text);
        csv.writeRecord(header());
        forecasts.forEach(forecast -> csv.writeRecord(cells(forecast, "%s")));
        return text.toString().stripTrailing();
    }

    /** For people. */
    String text() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header());
        forecasts.forEach(forecast -> lines.add(cells(forecast, "%.3f")));
        int[] widths = IntStream.range(0, header().size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        StringBuilder text = new StringBuilder(model).append(", race ").append(race);
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = line.get(column);
                String room = " ".repeat(widths[column] - cell.length());
                // Words begin at one edge, numbers end at one.
                row.append(isWord(column) ? cell + room : room + cell).append("  ");
            }
            text.append(System.lineSeparator()).append(row.toString().stripTrailing());
        }
        return text.toString();
    }

    private boolean hasIntervals() {
        return forecasts.stream().allMatch(forecast -> forecast.halfWidth() != null);
    }

    private static boolean isWord(int column) {
        return column < 2;
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of(KeyColumns.DRIVER, KeyColumns.TEAM));
        if (hasLaps) {
            header.addAll(List.of(KeyColumns.COMPOUND, "made after lap", KeyColumns.LAP));
        }
        header.addAll(outputs);
        if (hasIntervals()) {
            header.addAll(List.of("from", "to"));
        }
        header.add("actual");
        return header;
    }

    private List<String> cells(Forecast forecast, String format) {
        RowKey key = forecast.key();
        List<String> cells = new ArrayList<>(List.of(key.of(KeyColumns.DRIVER), key.of(KeyColumns.TEAM)));
        if (hasLaps) {
            cells.addAll(List.of(
                    key.of(KeyColumns.COMPOUND), Integer.toString(forecast.madeAt()), Integer.toString(key.time())));
        }
        for (double predicted : forecast.predicted()) {
            cells.add(number(predicted, format));
        }
        if (hasIntervals()) {
            cells.add(number(forecast.predicted()[0] - forecast.halfWidth(), format));
            cells.add(number(forecast.predicted()[0] + forecast.halfWidth(), format));
        }
        Object actual = forecast.actual();
        cells.add(actual == null ? "" : actual instanceof Double number ? number(number, format) : actual.toString());
        return cells;
    }

    private static String number(double value, String format) {
        return String.format(Locale.ROOT, format, value);
    }
}
