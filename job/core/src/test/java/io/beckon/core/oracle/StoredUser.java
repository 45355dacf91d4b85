package io.beckon.core.oracle;

import io.beckon.core.state.Part;
import io.beckon.core.state.UserParts;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A user's entry in memory. */
public final class StoredUser implements UserParts {

  private record Place(Part part, String row) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byPart = part.compareTo(other.part);
      return byPart != 0 ? byPart : row.compareTo(other.row);
    }
  }

  private final Map<Place, byte[]> bytes = new TreeMap<>();

  @Override
  public byte[] load(Part part, String row) {
    return bytes.get(new Place(part, row));
  }

  @Override
  public void save(Part part, String row, byte[] saved) {
    if (saved == null) {
      bytes.remove(new Place(part, row));
    } else {
      bytes.put(new Place(part, row), saved);
    }
  }

  @Override
  public Set<String> historyRows() {
    return bytes.keySet().stream()
        .filter(place -> place.part() == Part.HISTORY)
        .map(Place::row)
        .collect(Collectors.toSet());
  }

  /** The parts that are there: {@code AGENDA}, {@code HISTORY order_placed}. */
  public Map<String, String> hex() {
    return bytes.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> (entry.getKey().part() + " " + entry.getKey().row()).strip(),
                entry -> HexFormat.of().formatHex(entry.getValue()),
                (one, other) -> one,
                TreeMap::new));
  }
}
