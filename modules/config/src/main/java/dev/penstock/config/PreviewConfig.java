package dev.penstock.config;

import dev.penstock.config.template.Template;

/**
 * What a service is called in a preview. Both templates name the environment or the pull request,
 * and refer to nothing that changes from push to push: names are the state.
 *
 * @param strategy how it comes to be
 * @param name its name with the provider
 * @param host the host it answers at; under the zone where there is one
 */
public record PreviewConfig(PreviewStrategy strategy, Template name, Template host) {}
