package io.undercut.stream.ingest.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.apache.flink.core.fs.Path;

/** What stands between the fields of a CSV file: a comma, or the semicolon or tab that spreadsheets of some countries write. */
final class CsvSeparator {
    private static final char COMMA = ',';
    private static final String OTHERS = ";\t";
    /** A header longer than this is none. */
    private static final int LONGEST_HEADER = 1 << 16;

    private CsvSeparator() {}

    /** The separator: another than the comma only where the header has that one and no other. */
    static char of(Path path) throws IOException {
        try (Reader text = new BufferedReader(DecodedText.open(path))) {
            return in(text);
        }
    }

    private static char in(Reader text) throws IOException {
        char found = COMMA;
        boolean isQuoted = false;
        int character = text.read();
        for (int read = 0; character >= 0 && read < LONGEST_HEADER; read++) {
            isQuoted ^= character == '"';
            if (!isQuoted && (character == '\n' || character == '\r')) {
                break;
            }
            boolean isOther = OTHERS.indexOf(character) >= 0;
            if (!isQuoted && (character == COMMA || isOther && found != COMMA && found != character)) {
                return COMMA;
            }
            found = !isQuoted && isOther ? (char) character : found;
            character = text.read();
        }
        return found;
    }
}
