using Federation.Cluster.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>Lets a host issue certificates.</summary>
public static class CertificateRegistration
{
    /// <summary>Registers the <see cref="CertificateOffice"/>. A host that has none answers no question about certificates. Safe to call twice.</summary>
    public static IServiceCollection AddCertificates(this IServiceCollection services, Action<CertificateOptions> configure)
    {
        services.Configure(configure);
        services.TryAddSingleton<IssuerKeys>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, IssuerKeys>(provider => provider.GetRequiredService<IssuerKeys>()));
        services.TryAddSingleton(provider => new CertificateOffice(
            provider.GetRequiredService<IDirectoryStore>(),
            provider.GetRequiredService<LabelArchive>(),
            provider.GetRequiredService<IGrainFactory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptions<CertificateOptions>>(),
            provider.GetRequiredService<IssuerKeys>(),
            new StatusCensus(provider.GetRequiredService<IDirectoryStore>(), provider.GetRequiredService<ILogger<StatusCensus>>())));
        return services;
    }
}
