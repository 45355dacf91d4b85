package io.beckon.cli.demo.house;

import io.beckon.cli.campaigns.CampaignEntry;
import io.beckon.cli.demo.shop.ShopRecord;

/** Where the feeder writes to. */
interface EventLog {

  /** Appends a record at its log time. */
  void append(ShopRecord record);

  /** Appends a version of a campaign to the campaigns topic. */
  void publish(CampaignEntry entry, long logTime);

  /** Appends a pulse to every partition: proof that everything before it was read. */
  void pulse(long logTime);
}
