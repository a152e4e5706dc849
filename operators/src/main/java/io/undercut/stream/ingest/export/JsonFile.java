package io.undercut.stream.ingest.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.lake.LakeFiles;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.apache.flink.core.fs.Path;

/** A JSON array of flat objects, or objects one after the other, open for reading one by one; the memory is that of one object. */
final class JsonFile implements RecordFile {
    private static final JsonFactory FACTORY = new ObjectMapper().getFactory();
    /** Endings of files with an object a line. */
    private static final List<String> LINES = List.of(".jsonl", ".ndjson");

    private final Path path;
    private final JsonParser parser;
    private JsonNode current;
    private boolean isList;
    private String damage;
    private boolean ended;
    private long row;

    private JsonFile(Path path, JsonParser parser) {
        this.path = path;
        this.parser = parser;
    }

    /** Whether a file is one by its name. */
    static boolean isNamed(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".json") || isOfLines(name);
    }

    private static boolean isOfLines(String name) {
        return LINES.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }

    /** Opens a file; one that begins with neither an array nor an object is a data fault. */
    static JsonFile open(Path path) {
        try {
            JsonFile file = new JsonFile(path, FACTORY.createParser((InputStream) LakeFiles.open(path)));
            file.begin();
            return file;
        } catch (CharConversionException noText) {
            throw Fault.data(
                    path + " is no text in UTF-8 (" + noText.getMessage() + "); give the answer of OpenF1 as it came");
        } catch (IOException problem) {
            throw new Fault(FaultReason.NETWORK_TIMEOUT, "cannot read " + path + ": " + problem.getMessage(), problem);
        }
    }

    private void begin() throws IOException {
        try {
            JsonToken first = parser.nextToken();
            isList = first == JsonToken.START_ARRAY;
            // An answer of no lines is a file of no bytes.
            ended = first == null && isOfLines(path.getName());
            if (ended || isList || first == JsonToken.START_OBJECT) {
                return;
            }
        } catch (JsonProcessingException noJson) {
            close();
            throw Fault.data(path + " is no JSON: " + placed(noJson) + "; give the answer of OpenF1 as it came");
        }
        close();
        throw Fault.data(path + " does not begin with a JSON array or object; give the answer of OpenF1 as it came");
    }

    @Override
    public boolean advance() {
        if (ended || damage != null) {
            return false;
        }
        try {
            // The first object of several was looked at when the file was opened.
            JsonToken token = isList || row > 0 ? parser.nextToken() : parser.currentToken();
            if (token == (isList ? JsonToken.END_ARRAY : null)) {
                ended = true;
                return false;
            }
            row++;
            current = token == null ? null : parser.readValueAsTree();
            damage = current == null ? "the array has no end" : null;
        } catch (JsonProcessingException broken) {
            damage = placed(broken);
        } catch (IOException problem) {
            throw new Fault(FaultReason.NETWORK_TIMEOUT, "cannot read " + path + ": " + problem.getMessage(), problem);
        }
        return true;
    }

    // Where an open bracket stood it tells with its own buffer's name.
    private static String placed(JsonProcessingException broken) {
        JsonLocation place = broken.getLocation();
        String where = place == null ? "" : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ";
        return where + broken.getOriginalMessage().replaceAll("(?s)(\n| \\(start marker).*", "");
    }

    /** Whether the current record has a field, if only as null. */
    boolean has(String name) {
        return damage == null && current.has(name);
    }

    @Override
    public Fields fields() {
        if (damage != null) {
            // What is told of a later record is told of its file.
            throw Fault.data((row == 1 ? path + ": " : "")
                    + "the file is cut off or broken here and what follows cannot be read (" + damage
                    + "); copy it again");
        }
        if (!current.isObject()) {
            throw Fault.data("the record is no JSON object");
        }
        JsonNode record = current;
        return name -> {
            JsonNode value = find(record, name);
            return value == null || value.isNull() || value.isContainerNode() ? null : value.asText();
        };
    }

    /** A field, or one entry of a field that is a list: {@code duration[0]}. */
    private static JsonNode find(JsonNode record, String name) {
        int bracket = name.indexOf('[');
        if (bracket < 0) {
            return record.get(name);
        }
        JsonNode list = record.get(name.substring(0, bracket));
        return list == null ? null : list.get(Integer.parseInt(name.substring(bracket + 1, name.length() - 1)));
    }

    @Override
    public String record() {
        return damage == null ? current.toString() : "";
    }

    @Override
    public long row() {
        return row;
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException problem) {
            throw new Fault(FaultReason.NETWORK_TIMEOUT, "cannot close " + path + ": " + problem.getMessage(), problem);
        }
    }
}
