using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Federation.Cluster.Labels.Webhooks;

/// <summary>Lets a host that keeps the public log tell webhooks of it.</summary>
public static class WebhookRegistration
{
    /// <summary>Needs <see cref="Certificates.CertificateRegistration.AddCertificates"/>. Safe to call twice.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, Action<WebhookOptions> configure)
    {
        services.Configure(configure);
        services.TryAddSingleton<WebhookArchive>();
        services.TryAddSingleton<WebhookSecrets>();
        services.TryAddSingleton<WebhookSender>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, WebhookKeeper>());
        return services;
    }
}
