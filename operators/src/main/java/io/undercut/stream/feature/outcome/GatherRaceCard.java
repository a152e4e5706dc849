package io.undercut.stream.feature.outcome;

import io.undercut.stream.table.RowCodec;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Gathers the rows of a race and makes its card when the input has ended; rows may come in any order. Keyed by race. */
final class GatherRaceCard extends KeyedProcessFunction<String, RaceRecord, RaceCard> {
    private static final long serialVersionUID = 1L;

    private transient ListState<RaceRecord> records;

    @Override
    public void open(OpenContext context) {
        records = getRuntimeContext()
                .getListState(new ListStateDescriptor<>("records", TypeInformation.of(RaceRecord.class)));
    }

    @Override
    public void processElement(RaceRecord record, Context context, Collector<RaceCard> out) throws Exception {
        records.add(record);
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<RaceCard> out) throws Exception {
        RaceSheet sheet = new RaceSheet();
        for (RaceRecord record : records.get()) {
            TableSchema table = Tables.ALL.get(record.table());
            sheet.add(table, new RowCodec(table).decode(record.values()));
        }
        records.clear();
        sheet.card(context.getCurrentKey()).ifPresent(out::collect);
    }
}
