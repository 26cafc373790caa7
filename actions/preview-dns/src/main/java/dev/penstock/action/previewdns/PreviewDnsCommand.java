package dev.penstock.action.previewdns;

import dev.penstock.assembly.Credentials;
import dev.penstock.command.ActionCommand;
import dev.penstock.command.ActionContext;
import dev.penstock.command.ActionReport;
import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import dev.penstock.command.InputProblems;
import dev.penstock.command.Output;
import dev.penstock.inputs.CloudflareInputs;
import dev.penstock.inputs.PreviewInputs;
import dev.penstock.inputs.ProviderSession;
import dev.penstock.pipeline.dns.DnsChange;
import dev.penstock.pipeline.dns.DnsZone;
import dev.penstock.pipeline.dns.EnsureDnsStep;
import dev.penstock.pipeline.dns.VerifyDnsStep;
import dev.penstock.pipeline.preview.PreviewPlan;
import dev.penstock.pipeline.preview.PreviewProviders;
import java.util.List;

/** Writes, verifies or removes the DNS records of a pull request's preview. */
public final class PreviewDnsCommand implements ActionCommand {
  static final Output HOSTS = new Output("hosts", "The hosts, separated by commas.");
  static final Output CHANGES =
      new Output("changes", "What was done, such as `3 created` or `2 unchanged, 1 updated`.");

  private final ProviderSession.Factory sessions;

  enum Work {
    ENSURE,
    VERIFY,
    DELETE
  }

  private final Input<Work> command =
      Input.choice("command", Work.values())
          .positional()
          .describedAs(
              "`ensure`: write the records in one change and wait until the zone's name servers answer"
                  + " them. `verify`: only wait. `delete`: remove every record with the preview's mark.")
          .or(Work.ENSURE);

  private final PreviewInputs preview = new PreviewInputs();
  private final CloudflareInputs cloudflare = new CloudflareInputs();

  public PreviewDnsCommand() {
    this(ProviderSession::open);
  }

  PreviewDnsCommand(ProviderSession.Factory sessions) {
    this.sessions = sessions;
  }

  @Override
  public String name() {
    return "preview-dns";
  }

  @Override
  public String description() {
    return "Writes, verifies or removes the DNS records of a pull request's preview.";
  }

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(command, preview, cloudflare);
  }

  @Override
  public List<Output> outputs() {
    return List.of(HOSTS, CHANGES);
  }

  @Override
  public void check(ActionContext context, InputProblems problems) {
    preview.check(context, problems);
    cloudflare.require(problems);
  }

  @Override
  public ActionReport run(ActionContext context) {
    PreviewPlan plan = preview.plan(context);
    String name = plan.requireZone();
    try (ProviderSession session =
        sessions.open(context, cloudflare.addTo(Credentials.none()), plan.zone())) {
      return act(context, plan, session.providers(), session.providers().zone(name));
    }
  }

  private ActionReport act(
      ActionContext context, PreviewPlan plan, PreviewProviders providers, DnsZone zone) {
    VerifyDnsStep verification =
        new VerifyDnsStep(providers.nameServers(), context.time(), context.progress());
    return switch (command.value()) {
      case ENSURE ->
          report(
              "records-written",
              plan,
              new EnsureDnsStep(zone, verification).run(plan.owner(), plan.hosts()));
      case VERIFY -> {
        verification.run(zone, plan.hosts());
        yield report("records-answered", plan, List.of());
      }
      case DELETE -> report("records-removed", plan, zone.removeAll(plan.owner()));
    };
  }

  private static ActionReport report(String reasonCode, PreviewPlan plan, List<DnsChange> changes) {
    String hosts = String.join(",", plan.hosts());
    String done = EnsureDnsStep.describe(changes);
    String message = done.isEmpty() ? "nothing to change" : done;
    return ActionReport.done(reasonCode, message).with(HOSTS, hosts).with(CHANGES, done);
  }
}
