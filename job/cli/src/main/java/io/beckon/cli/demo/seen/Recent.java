package io.beckon.cli.demo.seen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The latest of a stream: as many as any screen can show. */
final class Recent<T> {

  private static final int BOUND = 200;

  private final ArrayDeque<T> newestFirst = new ArrayDeque<>();

  void add(T one) {
    newestFirst.addFirst(one);
    if (newestFirst.size() > BOUND) {
      newestFirst.removeLast();
    }
  }

  List<T> newest(int count) {
    List<T> list = new ArrayList<>(count);
    Iterator<T> each = newestFirst.iterator();
    while (each.hasNext() && list.size() < count) {
      list.add(each.next());
    }
    return list;
  }
}
