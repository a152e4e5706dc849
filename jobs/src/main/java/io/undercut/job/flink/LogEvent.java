package io.undercut.job.flink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Structured log events: one JSON object a line, by a logger of their own, which a logging configuration can send elsewhere. */
public final class LogEvent {
    /** The logger of all events. */
    public static final Logger LOG = LoggerFactory.getLogger("io.undercut.events");

    private static final ObjectMapper JSON = new ObjectMapper();

    private LogEvent() {}

    /** An event's fields as JSON, in their order. */
    public static String text(Map<String, Object> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw Fault.defect("a log event could not be written as JSON", e);
        }
    }
}
