package dev.penstock.sandbox.http;

import dev.penstock.kernel.Sleeper;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides how a request ends: kills, faults, then the emulation; and logs it. */
record Provider(String name, Router router, Faults faults, ExchangeLog log) {

  Verdict serve(Request request, URI base) throws InterruptedException {
    Instant arrived = Instant.now();
    long number = log.arrive();
    Optional<Kill> kill = faults.arrive();
    Router.Match match = match(request, base);
    Verdict verdict = decide(kill, match);
    log.add(exchange(number, arrived, request, match.call(), verdict));
    return verdict;
  }

  private Router.Match match(Request request, URI base) {
    try {
      return router.match(request, base);
    } catch (ReplyException e) {
      Request plain = new Request(request.method(), "/", "", request.headers(), request.body());
      Call call = new Call(plain, base, Optional.empty(), Map.of());
      return new Router.Match(call, ignored -> e.reply(), (any, next) -> next.handle(any));
    }
  }

  private Verdict decide(Optional<Kill> kill, Router.Match match) throws InterruptedException {
    if (kill.isEmpty()) {
      return faulted(match);
    }
    Kill due = kill.get();
    Verdict verdict =
        due.handledFirst()
            ? handled(match)
            : Verdict.unhandled(Verdict.Ending.RESET, "kill before handling");
    due.fire();
    return verdict.ending(Verdict.Ending.RESET, "kill");
  }

  private Verdict faulted(Router.Match match) throws InterruptedException {
    List<Fault> met = faults.meet(name, match.call());
    Optional<Fault> last = Optional.empty();
    for (Fault fault : met) {
      if (fault instanceof Fault.Latency(var duration)) {
        Sleeper.system().sleep(duration);
      } else {
        last = Optional.of(fault);
      }
    }
    return last.isEmpty() ? handled(match) : suffer(last.get(), match);
  }

  private Verdict suffer(Fault fault, Router.Match match) {
    return switch (fault) {
      case Fault.Latency ignored -> handled(match);
      case Fault.Answer answer -> Verdict.instead(answer);
      case Fault.Reset ignored -> Verdict.unhandled(Verdict.Ending.RESET, "reset");
      case Fault.Close ignored -> Verdict.unhandled(Verdict.Ending.CLOSE, "close");
      case Fault.ResetAfterwards ignored ->
          handled(match).ending(Verdict.Ending.RESET, "reset afterwards");
      case Fault.Truncate ignored -> handled(match).ending(Verdict.Ending.TRUNCATE, "truncate");
    };
  }

  @SuppressWarnings("CatchingUnchecked") // whatever breaks inside the emulation must be seen
  private Verdict handled(Router.Match match) {
    try {
      return Verdict.answer(match.answer());
    } catch (ReplyException e) {
      return Verdict.answer(e.reply());
    } catch (Exception e) {
      log.fail(new IllegalStateException(name + " failed at " + match.call(), e));
      return Verdict.answer(Reply.json(500, Map.of("message", "the sandbox failed: " + e)));
    }
  }

  private Exchange exchange(
      long number, Instant arrived, Request request, Call call, Verdict verdict) {
    boolean answered =
        verdict.ending() == Verdict.Ending.ANSWER || verdict.ending() == Verdict.Ending.TRUNCATE;
    Reply reply = verdict.reply().orElse(Reply.empty(0));
    return new Exchange(
        number,
        arrived,
        name,
        request.method(),
        request.path(),
        request.query(),
        call.template(),
        request.headers(),
        request.body(),
        answered ? reply.status() : 0,
        reply.headers(),
        Bytes.of(reply.body()),
        call.header("User-Agent").orElse(""),
        verdict.fault());
  }
}
