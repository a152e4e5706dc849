package io.undercut.stream.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.lake.PartitionReader;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.record.RecordReader;
import io.undercut.stream.record.RejectedRecord;
import io.undercut.stream.table.ConflictPolicy;
import io.undercut.stream.table.RowCodec;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Merges a partition's arrivals into the lake as they come, and again if another import publishes the partition meanwhile. Keyed by
 * partition, in batch only, where Flink hands over one key after the other and each sorted by timestamp, which must be
 * {@link ArrivedRow#order}. Adds one outcome a partition to {@link #OUTCOMES}.
 */
public final class PartitionWriter extends KeyedProcessFunction<Long, ArrivedRow, String> {
    /** The accumulator's name: a list of {@link PartitionOutcome}. */
    public static final String OUTCOMES = "partition-outcomes";

    /** Arrivals that gave way to another row of the same key. */
    public static final OutputTag<RejectedRecord> LOST = new OutputTag<>("lost") {};

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Somebody else is done each time one fails: so many in a row are no crowd but a fault. */
    private static final int ATTEMPTS = 1000;

    private final LakeLayout lake;
    private final PartitionReader reader;
    private final ConflictPolicy policy;
    private final List<String> files;
    private transient ListAccumulator<PartitionOutcome> outcomes;
    private transient ReplayedRecords<ArrivedRow> arrivals;
    private transient ReplayedRecords<RejectedRecord> losses;
    private transient PartitionPublisher publisher;
    private transient PartitionMerge merge;
    private transient ParquetSpool spool;
    private transient RecordReader<Object[]> held;

    /**
     * A writer for a lake.
     *
     * @param reader reads what the lake holds already
     * @param policy who wins where two rows have one key; FAIL looks only and writes nothing
     * @param files the import's files by rank
     */
    public PartitionWriter(LakeLayout lake, PartitionReader reader, ConflictPolicy policy, List<String> files) {
        this.lake = Objects.requireNonNull(lake);
        this.reader = Objects.requireNonNull(reader);
        this.policy = Objects.requireNonNull(policy);
        this.files = List.copyOf(files);
    }

    @Override
    public void open(OpenContext openContext) {
        arrivals = new ReplayedRecords<>(getRuntimeContext().createSerializer(TypeInformation.of(ArrivedRow.class)));
        losses = new ReplayedRecords<>(getRuntimeContext().createSerializer(TypeInformation.of(RejectedRecord.class)));
        outcomes = new ListAccumulator<>();
        getRuntimeContext().addAccumulator(OUTCOMES, outcomes);
    }

    @Override
    public void processElement(ArrivedRow arrived, Context context, Collector<String> out) {
        if (merge == null) {
            begin(Partition.ofKey(context.getCurrentKey()));
            // Fires once, when no more of this partition can come.
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        }
        merge.arrive(arrived);
        arrivals.add(arrived);
    }

    private void begin(Partition partition) {
        TableSchema table = Tables.named(partition.table());
        RowCodec codec = new RowCodec(table);
        publisher = PartitionPublisher.of(lake, partition);
        spool = new ParquetSpool(table);
        held = reader.open(partition);
        merge = new PartitionMerge(table, policy, held, spool::write, (row, reason) -> {
            String record = json(table, codec.decode(row.values()));
            losses.add(new RejectedRecord(table.name(), files.get(row.rank()), row.row(), reason, record));
        });
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) {
        Partition partition = Partition.ofKey(context.getCurrentKey());
        Optional<TablePartition> published = publish();
        for (int attempt = 1; published.isEmpty(); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new Fault(
                        FaultReason.NETWORK_TIMEOUT,
                        lake.folder(partition) + " is published by others all the time; run the import again");
            }
            discard();
            begin(partition);
            arrivals.forEach(merge::arrive);
            published = publish();
        }
        // Which arrivals gave way is known only now.
        losses.forEach(loss -> context.output(LOST, loss));
        outcomes.add(new PartitionOutcome(
                published.get(), merge.kept(), merge.repeated(), merge.added(), merge.conflicts(), merge.examples()));
        out.collect(partition.toString());
        discard();
        arrivals.clear();
    }

    private Optional<TablePartition> publish() {
        merge.finish();
        held.close();
        return publisher.publish(spool, policy);
    }

    @Override
    public void close() {
        if (merge != null) {
            held.close();
            discard();
        }
        if (arrivals != null) {
            arrivals.close();
        }
    }

    private void discard() {
        spool.close();
        losses.clear();
        merge = null;
    }

    private static String json(TableSchema table, Object[] values) {
        try {
            return JSON.writeValueAsString(table.named(values));
        } catch (JsonProcessingException impossible) {
            throw Fault.defect("a map of plain values did not become JSON", impossible);
        }
    }
}
