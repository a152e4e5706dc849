package io.undercut.stream.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.stream.lake.ArrivedLap;
import io.undercut.stream.lake.LapTable;
import io.undercut.stream.lake.RejectedRecord;

/** Turns a lap that is set aside into the record people read. */
public final class LapJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LapJson() {}

    /** The rejected record of an arrival, with the reason. */
    public static RejectedRecord rejected(ArrivedLap arrived, String reason) {
        return new RejectedRecord(LapTable.NAME, arrived.file(), arrived.row(), reason, record(arrived));
    }

    private static String record(ArrivedLap arrived) {
        if (arrived.lap() == null) {
            return arrived.record();
        }
        try {
            return JSON.writeValueAsString(LapTable.row(arrived.lap()));
        } catch (JsonProcessingException impossible) {
            throw Fault.defect("a map of plain values did not become JSON", impossible);
        }
    }
}
