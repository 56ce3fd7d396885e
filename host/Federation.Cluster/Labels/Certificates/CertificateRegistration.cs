using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>Lets a host issue certificates.</summary>
public static class CertificateRegistration
{
    /// <summary>Registers the <see cref="CertificateOffice"/>. A host that has none answers no question about certificates.</summary>
    public static IServiceCollection AddCertificates(this IServiceCollection services, Action<CertificateOptions> configure)
    {
        services.Configure(configure);
        services.TryAddSingleton<CertificateOffice>();
        return services;
    }
}
