package io.beckon.core.state;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * One user's entry while it is being worked on: its parts are read when they are first asked for
 * and written, by {@link #save}, where they changed. Not thread-safe; lives for one input.
 */
public final class UserState {

  private final String userId;
  private final UserParts parts;

  private byte[] agendaBytes;
  private Agenda agenda;
  private Profile profile;
  private MessageIds messages;
  private RecentEvents recent;
  private byte[] contactBytes;
  private Contact contact;
  private SequenceRows sequences;
  private final Map<String, History> history = new TreeMap<>();
  private final Map<String, KeptEvents> kept = new TreeMap<>();

  public UserState(String userId, UserParts parts) {
    this.userId = userId;
    this.parts = parts;
  }

  public String userId() {
    return userId;
  }

  public Agenda agenda() {
    if (agenda == null) {
      agendaBytes = parts.load(Part.AGENDA, "");
      agenda = Agenda.read(agendaBytes);
    }
    return agenda;
  }

  public Profile profile() {
    if (profile == null) {
      profile = Profile.read(parts.load(Part.PROFILE, ""));
    }
    return profile;
  }

  public MessageIds messages() {
    if (messages == null) {
      messages = MessageIds.read(parts.load(Part.MESSAGES, ""));
    }
    return messages;
  }

  public RecentEvents recent() {
    if (recent == null) {
      recent = RecentEvents.read(parts.load(Part.RECENT, ""));
    }
    return recent;
  }

  public Contact contact() {
    if (contact == null) {
      contactBytes = parts.load(Part.CONTACT, "");
      contact = Contact.read(contactBytes);
    }
    return contact;
  }

  /** The sequences that the user has begun. */
  public SequenceRows sequences() {
    if (sequences == null) {
      sequences = new SequenceRows(parts);
    }
    return sequences;
  }

  public History history(String event) {
    return history.computeIfAbsent(event, name -> History.read(parts.load(Part.HISTORY, name)));
  }

  /** What the tracking plan keeps of an event. */
  public KeptEvents kept(String event) {
    return kept.computeIfAbsent(
        event, name -> KeptEvents.read(parts.load(Part.HISTORY, KeptEvents.row(name))));
  }

  /** The rows of history in the store: names of events, and those of {@link KeptEvents}. */
  public Iterable<String> historyRows() {
    return parts.historyRows();
  }

  /** Whether something of the user is kept beside what waits and what ends by itself. */
  public boolean isRemembered() {
    return !profile().attributes().isEmpty()
        || !contact().isEmpty()
        || parts.historyRows().stream().anyMatch(this::holds);
  }

  /** Whether a row of the store holds anything, what was done to it since it was read included. */
  private boolean holds(String row) {
    if (KeptEvents.isRow(row)) {
      KeptEvents read = kept.get(KeptEvents.event(row));
      return read == null || !read.events().isEmpty();
    }
    History read = history.get(row);
    return read == null || !read.isEmpty();
  }

  /** Writes what changed. */
  public void save() {
    if (agenda != null) {
      byte[] bytes = agenda.write();
      if (!Arrays.equals(bytes, agendaBytes)) {
        parts.save(Part.AGENDA, "", bytes);
        agendaBytes = bytes;
      }
    }
    if (profile != null && profile.changed()) {
      parts.save(Part.PROFILE, "", profile.write());
    }
    if (messages != null && messages.changed()) {
      parts.save(Part.MESSAGES, "", messages.write());
    }
    if (recent != null && recent.changed()) {
      parts.save(Part.RECENT, "", recent.write());
    }
    if (contact != null) {
      byte[] bytes = contact.write();
      if (!Arrays.equals(bytes, contactBytes)) {
        parts.save(Part.CONTACT, "", bytes);
        contactBytes = bytes;
      }
    }
    if (sequences != null) {
      sequences.save();
    }
    kept.forEach(
        (event, rows) -> {
          if (rows.changed()) {
            parts.save(Part.HISTORY, KeptEvents.row(event), rows.write());
          }
        });
    history.forEach(
        (event, rows) -> {
          if (rows.changed()) {
            parts.save(Part.HISTORY, event, rows.write());
          }
        });
  }
}
