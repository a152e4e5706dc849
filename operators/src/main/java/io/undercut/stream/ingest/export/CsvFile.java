package io.undercut.stream.ingest.export;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.flink.core.fs.Path;

/** A CSV file with a header, open for reading record by record; the memory is that of one record. */
final class CsvFile implements RecordFile {
    /** A record longer than this is a quote that was never closed. */
    private static final int LONGEST_RECORD = 1 << 20;
    /** What stands in the text where bytes were no UTF-8. */
    private static final char NOT_UTF_8 = '\uFFFD';

    private static final int NOWHERE = -1;

    private final Path path;
    private final char separator;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private final Set<String> needed;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> plainPlaces = new HashMap<>();
    private final LastCharacter last;
    private CsvRecord current;
    private boolean broken;
    private long row;

    private CsvFile(
            Path path, char separator, CsvReader<CsvRecord> reader, LastCharacter last, Collection<String> needed) {
        this.path = path;
        this.separator = separator;
        this.last = last;
        this.needed = Set.copyOf(needed);
        this.reader = reader;
        this.records = reader.iterator();
        this.header = header();
        for (int index = 0; index < header.size(); index++) {
            places.putIfAbsent(header.get(index).strip(), index);
        }
        for (int index = 0; index < header.size(); index++) {
            plainPlaces.putIfAbsent(plain(header.get(index)), index);
        }
    }

    /** Opens a file and reads its header; one without is a data fault. Its records may be short by any fields at their end. */
    static CsvFile open(Path path) {
        return open(path, List.of());
    }

    /**
     * Opens a file and reads its header; one without is a data fault.
     *
     * @param needed columns without which a record is none; a record may be short by others at its end
     */
    static CsvFile open(Path path, Collection<String> needed) {
        try {
            LastCharacter text = new LastCharacter(DecodedText.open(path));
            char separator = CsvSeparator.of(path);
            return new CsvFile(
                    path,
                    separator,
                    CsvReader.builder()
                            .fieldSeparator(separator)
                            .detectBomHeader(false)
                            .maxBufferSize(LONGEST_RECORD)
                            .allowExtraFields(true)
                            .allowMissingFields(true)
                            .ofCsvRecord(text),
                    text,
                    needed);
        } catch (IOException problem) {
            throw new Fault(FaultReason.NETWORK_TIMEOUT, "cannot read " + path + ": " + problem.getMessage(), problem);
        }
    }

    /** The header's names. */
    List<String> names() {
        return header;
    }

    @Override
    public boolean advance() {
        if (broken) {
            return false;
        }
        try {
            if (!records.hasNext()) {
                return false;
            }
            current = records.next();
        } catch (CsvParseException unreadable) {
            current = null;
            broken = true;
        } catch (UncheckedIOException problem) {
            throw new Fault(FaultReason.NETWORK_TIMEOUT, "cannot read " + path + ": " + problem.getMessage(), problem);
        }
        row++;
        return true;
    }

    @Override
    public Fields fields() {
        if (current == null) {
            throw Fault.data("the record has no end within " + LONGEST_RECORD
                    + " characters, and what follows it cannot be read: close its quote");
        }
        if (current.getFieldCount() > header.size() || isCutOff()) {
            throw Fault.data("the record has " + current.getFieldCount() + " fields, the header " + header.size()
                    + "; columns are shifted or the line is cut off");
        }
        for (String field : current.getFields()) {
            if (field.indexOf(NOT_UTF_8) >= 0) {
                throw Fault.data(
                        "'" + field + "' is not UTF-8; convert the file, for instance with iconv -f latin1 -t utf-8");
            }
        }
        CsvRecord record = current;
        return name -> {
            int place = places.computeIfAbsent(name, this::place);
            return place == NOWHERE || place >= record.getFieldCount() ? null : record.getField(place);
        };
    }

    // Of a last line without an end nobody can say where it was to end.
    private boolean isCutOff() {
        int count = current.getFieldCount();
        return count < header.size()
                && (header.subList(count, header.size()).stream().anyMatch(name -> needed.contains(name.strip()))
                        || last.isCutOff());
    }

    private int place(String name) {
        return plainPlaces.getOrDefault(plain(name), NOWHERE);
    }

    // People write SessionName, session_name and "Session Name".
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }

    @Override
    public String record() {
        if (current == null) {
            return "";
        }
        StringWriter line = new StringWriter();
        CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(line)
                .writeRecord(current.getFields());
        return line.getBuffer().deleteCharAt(line.getBuffer().length() - 1).toString();
    }

    @Override
    public long row() {
        return row;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException problem) {
            throw new Fault(FaultReason.NETWORK_TIMEOUT, "cannot close " + path + ": " + problem.getMessage(), problem);
        }
    }

    private List<String> header() {
        try {
            if (records.hasNext()) {
                return records.next().getFields();
            }
        } catch (CsvParseException | UncheckedIOException unreadable) {
            throw Fault.data(path + " is no CSV file: its first line cannot be read (" + unreadable.getMessage() + ")");
        }
        throw Fault.data(path + " is empty; copy it again");
    }

    /** Remembers how the text ended. */
    private static final class LastCharacter extends FilterReader {
        private int character = '\n';
        private boolean ended;

        private LastCharacter(Reader in) {
            super(in);
        }

        /** Whether the text was read to its end and has no end of line there. */
        private boolean isCutOff() {
            return ended && character != '\n' && character != '\r';
        }

        @Override
        public int read(char[] buffer, int from, int length) throws IOException {
            int count = super.read(buffer, from, length);
            ended = count < 0;
            character = count > 0 ? buffer[from + count - 1] : character;
            return count;
        }
    }
}
