package io.beckon.engine.record;

import io.beckon.core.event.LoggedEvent;
import io.beckon.core.item.ItemInput;
import io.beckon.runtime.record.ImmutableType;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * The types of what crosses the job's edges. They must be named where a stream is made: Flink would
 * guess something that works and is not this.
 */
public final class RecordType {

  public static final TypeInformation<LoggedEvent> LOGGED_EVENT =
      new ImmutableType<>(LoggedEvent.class, LoggedEventSerializer.INSTANCE);

  public static final TypeInformation<CampaignChange> CAMPAIGN_CHANGE =
      new ImmutableType<>(CampaignChange.class, CampaignChangeSerializer.INSTANCE);

  public static final TypeInformation<Outgoing> OUTGOING =
      new ImmutableType<>(Outgoing.class, OutgoingSerializer.INSTANCE);

  public static final TypeInformation<ItemInput> ITEM_INPUT =
      new ImmutableType<>(ItemInput.class, ItemInputSerializer.INSTANCE);

  private RecordType() {}
}
