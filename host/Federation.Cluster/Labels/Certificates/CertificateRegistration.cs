using Federation.Cluster.Labels.Keys;
using Federation.Cluster.Labels.Log;
using Federation.Cluster.Operating;
using Federation.Cluster.Operating.Keys;
using Federation.Cluster.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>Lets a host issue certificates, and keep the public log of labels.</summary>
public static class CertificateRegistration
{
    /// <summary>Registers the <see cref="CertificateOffice"/> and the <see cref="LabelLog"/>. A host that has none answers no question about certificates. Safe to call twice.</summary>
    public static IServiceCollection AddCertificates(this IServiceCollection services, Action<CertificateOptions> configure)
    {
        services.Configure(configure);
        services.TryAddSingleton<IssuerKeys>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, IssuerKeys>(provider => provider.GetRequiredService<IssuerKeys>()));
        services.TryAddSingleton<LogKeys>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LogKeys>(provider => provider.GetRequiredService<LogKeys>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISigningKeySource, CertificateKeySource>());
        services.TryAddSingleton<LogWitnesses>();
        services.TryAddSingleton(provider => new LogSurvey(provider.GetRequiredService<LabelLog>(), provider.GetRequiredService<LogWitnesses>()));
        services.TryAddSingleton(provider => new LabelLog(
            provider.GetRequiredService<IDirectoryStore>(),
            provider.GetRequiredService<IGrainFactory>(),
            provider.GetRequiredService<LogKeys>(),
            provider.GetRequiredService<LogWitnesses>(),
            provider.GetRequiredService<IOptions<CertificateOptions>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LogKeeper>());
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
