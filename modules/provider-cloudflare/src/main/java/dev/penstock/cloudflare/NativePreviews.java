package dev.penstock.cloudflare;

import dev.penstock.cloudflare.wrangler.NativePreview;
import dev.penstock.cloudflare.wrangler.PreviewWrangler;
import dev.penstock.http.ApiClient;
import dev.penstock.http.RunContext;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.deploy.PreviewDeployer;
import dev.penstock.pipeline.deploy.Release;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.resource.Removal;
import dev.penstock.pipeline.tool.ToolRunner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Cloudflare's own previews of one Worker, made by {@code wrangler preview}. A name is the Worker's
 * and the preview's: {@code codex-api/pr-8}. Cloudflare chooses the address.
 *
 * <p>The mark is a variable of the upload. A preview without any deployment is nobody's: it is what
 * a killed run leaves. The API finds no previews by mark, so {@link #owned} knows those only that
 * this object was asked about. Thread-safe for previews of different names.
 */
public final class NativePreviews implements PreviewDeployer {
  private final String accountId;
  private final ApiClient api;
  private final PreviewWrangler wrangler;
  private final Set<PreviewName> met = ConcurrentHashMap.newKeySet();

  NativePreviews(CloudflareAccess access, ApiClient api, ToolRunner tools, RunContext run) {
    this.accountId = access.accountId();
    this.api = api;
    this.wrangler = new PreviewWrangler(tools, access.wranglerLogin(), run);
  }

  @Override
  public Release deploy(ServiceVersion version) {
    PreviewName name = meet(version.name());
    wrangler.requireVersion(version.directory());
    requireWorker(name.worker());
    refuseAnothers(name, version.owner());
    Map<String, String> variables = new HashMap<>(version.variables());
    variables.put(OwnerMark.VARIABLE, version.owner().mark());
    NativePreview made =
        wrangler
            .deploy(version, name.worker(), name.preview(), variables)
            .orElseThrow(() -> untold(name));
    String url = made.url().orElseThrow(() -> noAddress(name));
    return new Release(name.toString(), made.id(), Optional.of(url), Optional.empty());
  }

  @Override
  public Optional<Release> current(String name) {
    PreviewName parsed = meet(name);
    return api.call(new GetPreview(accountId, parsed))
        .flatMap(urls -> newest(parsed).map(deployment -> release(parsed, deployment, urls)));
  }

  @Override
  public Set<String> owned(Owner owner) {
    return met.stream()
        .filter(name -> newest(name).filter(newest -> newest.isOf(owner)).isPresent())
        .map(PreviewName::toString)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Removal remove(String name, Owner owner) {
    PreviewName parsed = meet(name);
    if (api.call(new GetPreview(accountId, parsed)).isEmpty()) {
      return Removal.WAS_ABSENT;
    }
    refuseAnothers(parsed, owner);
    api.call(new DeletePreview(accountId, parsed));
    return Removal.REMOVED;
  }

  private PreviewName meet(String text) {
    PreviewName name = PreviewName.parse(text);
    met.add(name);
    return name;
  }

  private Optional<PreviewDeployment> newest(PreviewName name) {
    return api.call(new GetPreviewDeployment(accountId, name));
  }

  private static Release release(
      PreviewName name, PreviewDeployment deployment, List<String> urls) {
    Optional<String> url = urls.stream().findFirst().map(text -> text.replaceFirst("/+$", ""));
    return new Release(name.toString(), deployment.id(), url, Optional.empty());
  }

  /** Wrangler would make the Worker, and nobody would remove it again. */
  private void requireWorker(String worker) {
    if (api.call(new GetWorkerSettings(accountId, worker)).isEmpty()) {
      throw Failure.invalid(
              "worker-missing",
              "There is no Worker " + worker + " to make a preview of",
              "Cloudflare's own previews are previews of a Worker that is there",
              "Deploy the Worker once, or correct preview.name in penstock.yml.")
          .asException();
    }
  }

  private void refuseAnothers(PreviewName name, Owner owner) {
    if (newest(name).filter(newest -> !newest.isOf(owner)).isPresent()) {
      throw Failure.refused(
              "worker-not-ours",
              "There is a preview " + name + " that is not this pull request's",
              "its variable " + OwnerMark.VARIABLE + " is not '" + owner.mark() + "'",
              "Delete it with 'npx wrangler preview delete' if it is left over. Nothing was"
                  + " changed.")
          .asException();
    }
  }

  private static PenstockException noAddress(PreviewName name) {
    return Failure.invalid(
            "preview-without-address",
            "The preview " + name + " has no address",
            "the Worker's preview URLs are turned off",
            "Set \"preview_urls\": true in the wrangler configuration and deploy the Worker once.")
        .asException();
  }

  private static PenstockException untold(PreviewName name) {
    return Failure.unavailable(
            "worker-vanished",
            "wrangler made preview " + name + " but did not say where",
            "its output file has no record of it",
            "Run it again.")
        .asException();
  }
}
