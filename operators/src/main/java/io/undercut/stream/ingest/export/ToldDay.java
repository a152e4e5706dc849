package io.undercut.stream.ingest.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The day that a column of dates tells, as a time of day or plainly. */
final class ToldDay {
    private ToldDay() {}

    /** The day, UTC; empty where the text is none or may be two. */
    static Optional<LocalDate> in(String text) {
        if (FieldKind.INSTANT.parse(text) instanceof Long millis) {
            return Optional.of(
                    Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate());
        }
        NameReading read = NameReading.of(text.replace('/', '.'));
        return read.dates().size() == 1 && read.unclear() == null && read.rest().isBlank()
                ? Optional.of(read.dates().get(0))
                : Optional.empty();
    }
}
