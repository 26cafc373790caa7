package dev.penstock.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PagesTest {
  private final Queue<Integer> read = new ConcurrentLinkedQueue<>();

  @Test
  void nothing_is_read_before_it_is_wanted_and_no_page_too_many() {
    Pages<String> pages = pages(3);
    assertThat(read).isEmpty();

    Iterator<String> items = pages.iterator();
    assertThat(items.next()).isEqualTo("1a");
    assertThat(items.next()).isEqualTo("1b");

    assertThat(read).containsExactly(1);
  }

  @Test
  void every_page_is_read_once_and_in_its_order() {
    List<String> items = new ArrayList<>();
    pages(7).forEach(items::add);

    assertThat(items).hasSize(14).isSorted();
    assertThat(read).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void the_pages_behind_the_first_are_read_at_the_same_time() {
    CyclicBarrier meeting = new CyclicBarrier(2);
    Pages<String> pages =
        new Pages<>(
            page -> {
              if (page > 1) {
                await(meeting);
              }
              return listing(page, 3);
            });

    assertThat(pages).containsExactly("1a", "1b", "2a", "2b", "3a", "3b");
  }

  @Test
  void the_order_of_pages_counts_and_not_that_of_their_arrival() {
    CountDownLatch third = new CountDownLatch(1);
    Pages<String> pages =
        new Pages<>(
            page -> {
              if (page == 2) {
                await(third);
              }
              if (page == 3) {
                third.countDown();
              }
              return listing(page, 3);
            });

    assertThat(pages).startsWith("1a", "1b", "2a");
  }

  @Test
  void four_are_read_at_the_same_time_and_no_more() {
    CyclicBarrier meeting = new CyclicBarrier(4);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Pages<String> pages =
        new Pages<>(
            page -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              if (page > 1) {
                await(meeting);
              }
              now.decrementAndGet();
              return listing(page, 9);
            });

    assertThat(pages).hasSize(18);
    assertThat(most.get()).isEqualTo(4);
  }

  @Test
  void what_was_added_while_it_was_read_is_read_too() {
    Pages<String> pages = new Pages<>(page -> listing(page, page == 1 ? 2 : 3));

    assertThat(pages).containsExactly("1a", "1b", "2a", "2b", "3a", "3b");
  }

  @Test
  void pages_without_anything_of_interest_are_passed_over() {
    Pages<String> pages =
        new Pages<>(page -> page < 3 ? new Listing<>(List.of(), 3) : listing(3, 3));

    assertThat(pages).containsExactly("3a", "3b");
  }

  @Test
  void an_empty_list_has_one_page() {
    List<Integer> asked = new ArrayList<>();
    Iterator<String> items =
        new Pages<String>(
                page -> {
                  asked.add(page);
                  return new Listing<>(List.of(), page);
                })
            .iterator();

    assertThat(items.hasNext()).isFalse();
    assertThatThrownBy(items::next).isInstanceOf(NoSuchElementException.class);
    assertThat(asked).containsExactly(1);
  }

  private Pages<String> pages(int last) {
    return new Pages<>(
        page -> {
          read.add(page);
          return listing(page, last);
        });
  }

  private static Listing<String> listing(int page, int last) {
    return new Listing<>(List.of(page + "a", page + "b"), last);
  }

  private static void await(CyclicBarrier meeting) {
    try {
      meeting.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError("the other page is not read at the same time", e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
