package io.beckon.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.item.ItemInput;
import io.beckon.core.item.ItemKey;
import io.beckon.core.source.SourceText;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordTypeTest {

  /** A record, and the bytes that every build to come must read as this record. */
  record Golden<T>(TypeInformation<T> type, T record, String hex) {
    @Override
    public String toString() {
      return type.toString();
    }
  }

  static Stream<Golden<?>> goldens() {
    return Stream.of(
        new Golden<>(
            RecordType.LOGGED_EVENT,
            new LoggedEvent(
                new Event(
                    Event.Kind.TRACK, "cart_item_added", "ann", "m-1", 1_740_823_200_000L, props()),
                1_740_823_201_500L,
                3,
                300),
            "0000006b03000f636172745f6974656d5f616464656403616e6e036d2d31b89bb092aa65b81703"
                + "ac020605707269636504403980000000000005636f756e740305046769667402046e6f74650004746167"
                + "730603050161000601030204736869700701"
                + "07636f756e74727905024742"),
        new Golden<>(
            RecordType.LOGGED_EVENT,
            new LoggedEvent(
                new Event(Event.Kind.ITEM, "price_dropped", "", "m-1", 7, Map.of()), 7, 3, 300),
            "0000001b03020d70726963655f64726f7070656400036d2d310e0003ac0200"),
        new Golden<>(
            RecordType.CAMPAIGN_CHANGE,
            new CampaignChange("shop:cart", "v1", "cart.yaml", "campaign: é\n", -5, 0, 300),
            "0000002c02000973686f703a6361727402763109636172742e79616d6c"
                + "0d63616d706169676e3a20c3a90a000900ac02"),
        new Golden<>(
            RecordType.CAMPAIGN_CHANGE,
            new CampaignChange(
                ChangeKind.POLICY,
                "default",
                "v1",
                new SourceText("a", "b"),
                List.of(new SourceText("c", "d"), new SourceText("e", "f")),
                5,
                0,
                300),
            "0000001e02010764656661756c74027631016101620201630164016501660a00ac02"),
        new Golden<>(
            RecordType.ITEM_INPUT,
            new ItemInput(
                new ItemKey("shop:drop", 7, "\"lamp\""),
                ItemInput.Kind.SEEN,
                "ann",
                "m-1",
                "viewed",
                1_740_823_200_000L,
                1_740_823_201_500L,
                3,
                300,
                Map.of("price", 25.5)),
            "000000400101001273686f703a64726f700a370a226c616d702203616e6e036d2d3106766965776564"
                + "b89bb092aa65b81703ac0201057072696365044039800000000000"),
        new Golden<>(
            RecordType.OUTGOING,
            new Outgoing(Outgoing.Topic.EVENTS, new byte[] {7}, new byte[] {1, -1}, 300),
            "00000009020301070201ffd804"),
        new Golden<>(
            RecordType.OUTGOING,
            new Outgoing(Outgoing.Topic.DEAD_LETTERS, new byte[0], new byte[] {1, -1}),
            "000000070202000201ff00"));
  }

  /** As earlier builds wrote them, and wrote them into checkpoints. */
  static Stream<Golden<?>> earlier() {
    return Stream.of(
        new Golden<>(
            RecordType.LOGGED_EVENT,
            new LoggedEvent(
                new Event(Event.Kind.IDENTIFY, "identify", "ann", "m-1", 7, Map.of()), 7, 3, 300),
            "000000190201086964656e7469667903616e6e036d2d310e0003ac0200"),
        new Golden<>(
            RecordType.LOGGED_EVENT,
            new LoggedEvent(
                new Event(
                    Event.Kind.TRACK, "cart_item_added", "ann", "m-1", 1_740_823_200_000L, props()),
                1_740_823_201_500L,
                3),
            "0000006901000f636172745f6974656d5f616464656403616e6e036d2d31b89bb092aa65b81703"
                + "0605707269636504403980000000000005636f756e740305046769667402046e6f74650004746167"
                + "730603050161000601030204736869700701"
                + "07636f756e74727905024742"),
        new Golden<>(
            RecordType.CAMPAIGN_CHANGE,
            new CampaignChange("shop:cart", "v1", "cart.yaml", "campaign: é\n", -5, 0, 300),
            "0000002a010973686f703a6361727402763109636172742e79616d6c"
                + "0d63616d706169676e3a20c3a90a0900ac02"),
        new Golden<>(
            RecordType.OUTGOING,
            new Outgoing(Outgoing.Topic.DEAD_LETTERS, new byte[0], new byte[] {1, -1}),
            "000000060102000201ff"));
  }

  private static Map<String, Object> props() {
    Map<String, Object> props = new LinkedHashMap<>();
    props.put("price", 25.5);
    props.put("count", -3L);
    props.put("gift", true);
    props.put("note", null);
    props.put("tags", Arrays.asList("a", null, List.of(1L)));
    props.put("ship", Map.of("country", "GB"));
    return props;
  }

  @ParameterizedTest
  @MethodSource("goldens")
  <T> void isWrittenAsItWasReleased(Golden<T> golden) throws IOException {
    assertThat(HexFormat.of().formatHex(bytes(serializer(golden), golden.record)))
        .isEqualTo(golden.hex);
  }

  @ParameterizedTest
  @MethodSource({"goldens", "earlier"})
  <T> void isReadAsItWasWritten(Golden<T> golden) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(golden.hex);

    assertThat(serializer(golden).deserialize(new DataInputDeserializer(bytes)))
        .isEqualTo(golden.record);
  }

  @ParameterizedTest
  @MethodSource("goldens")
  <T> void isCopiedAsBytesToTheLastOne(Golden<T> golden) throws IOException {
    byte[] twice = HexFormat.of().parseHex(golden.hex + golden.hex);
    DataInputDeserializer from = new DataInputDeserializer(twice);
    DataOutputSerializer to = new DataOutputSerializer(64);

    serializer(golden).copy(from, to);

    assertThat(HexFormat.of().formatHex(to.getCopyOfBuffer())).isEqualTo(golden.hex);
    assertThat(from.getPosition()).isEqualTo(twice.length / 2);
  }

  @ParameterizedTest
  @MethodSource("goldens")
  <T> void isHandedOnAndNotCopied(Golden<T> golden) {
    assertThat(serializer(golden).copy(golden.record)).isSameAs(golden.record);
    assertThat(serializer(golden).isImmutableType()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  <T> void aCheckpointFindsItsSerializerAgain(Golden<T> golden) throws Exception {
    TypeSerializer<T> serializer = serializer(golden);
    DataOutputSerializer to = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(to, serializer.snapshotConfiguration());

    TypeSerializerSnapshot<T> snapshot =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(to.getCopyOfBuffer()), getClass().getClassLoader());

    assertThat(snapshot.restoreSerializer()).isEqualTo(serializer);
    assertThat(serializer.snapshotConfiguration().resolveSchemaCompatibility(snapshot))
        .matches(compatibility -> compatibility.isCompatibleAsIs());
  }

  @ParameterizedTest
  @MethodSource("goldens")
  <T> void theTypeTravelsWithTheJob(Golden<T> golden) throws Exception {
    assertThat(InstantiationUtil.clone(golden.type)).isEqualTo(golden.type);
  }

  @Test
  void aFormOfALaterBuildIsRefused() {
    byte[] later = {0, 0, 0, 1, 99};

    assertThatThrownBy(
            () -> LoggedEventSerializer.INSTANCE.deserialize(new DataInputDeserializer(later)))
        .hasMessageContaining("form 99")
        .hasMessageContaining("later build");
  }

  @Test
  void whatGoesOutDoesNotTellAboutAnybodyInALog() {
    Outgoing out = new Outgoing(Outgoing.Topic.SENDS, "ann".getBytes(), "ann@b.c".getBytes());

    assertThat(out.toString())
        .doesNotContain("ann")
        .isEqualTo("SENDS record, key of 3 bytes, value of 7 bytes");
  }

  private static <T> TypeSerializer<T> serializer(Golden<T> golden) {
    return golden.type.createSerializer(new SerializerConfigImpl());
  }

  private static <T> byte[] bytes(TypeSerializer<T> serializer, T record) throws IOException {
    DataOutputSerializer to = new DataOutputSerializer(64);
    serializer.serialize(record, to);
    return to.getCopyOfBuffer();
  }
}
