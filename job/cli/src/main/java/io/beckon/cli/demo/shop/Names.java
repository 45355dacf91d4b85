package io.beckon.cli.demo.shop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Who the shoppers are called; no two alike. */
final class Names {

  private static final List<String> FIRST =
      List.of(
          "Ada", "Amir", "Anouk", "Bela", "Bram", "Cleo", "Dara", "Elif", "Emil", "Esme", "Femi",
          "Finn", "Gwen", "Hana", "Hugo", "Ines", "Iris", "Jonas", "Kaya", "Lars", "Leila", "Lina",
          "Luca", "Maeve", "Mika", "Nadia", "Nils", "Noor", "Olga", "Otis", "Pia", "Priya", "Rafa",
          "Rosa", "Saul", "Sofia", "Tariq", "Tove", "Uma", "Yuki");
  private static final List<String> LAST =
      List.of(
          "Adeyemi",
          "Alder",
          "Baptiste",
          "Beck",
          "Castro",
          "Clarke",
          "Dubois",
          "Eriksen",
          "Farah",
          "Fischer",
          "Gallo",
          "Haddad",
          "Hughes",
          "Ito",
          "Jansen",
          "Keane",
          "Kowal",
          "Lindqvist",
          "Marsh",
          "Mendes",
          "Moreau",
          "Nair",
          "Novak",
          "Okafor",
          "Olsen",
          "Patel",
          "Quinn",
          "Reid",
          "Rossi",
          "Sato",
          "Silva",
          "Taylor",
          "Varga",
          "Weber",
          "Yilmaz");

  private final List<String> left = new ArrayList<>();
  private int taken;

  Names(Random random) {
    List<String> last = new ArrayList<>(LAST);
    Collections.shuffle(last, random);
    // Each first name once before any comes again: on a screen that is how people are told apart.
    for (int turn = 0; turn < LAST.size(); turn++) {
      List<String> first = new ArrayList<>(FIRST);
      Collections.shuffle(first, random);
      for (int i = 0; i < first.size(); i++) {
        String family = last.get((turn + FIRST.indexOf(first.get(i))) % last.size());
        left.add(first.get(i) + ' ' + family);
      }
    }
  }

  /** Somebody new. */
  String next() {
    int round = taken / left.size();
    String name = left.get(taken++ % left.size());
    return round == 0 ? name : name + ' ' + (round + 1);
  }
}
