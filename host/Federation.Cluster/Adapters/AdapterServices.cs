using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Adapters;

/// <summary>Registers what is needed to run adapters.</summary>
public static class AdapterServices
{
    /// <summary>Adds <see cref="IAdapterWorkers"/> and the <see cref="AdapterShelf"/>. Safe to call twice.</summary>
    public static IServiceCollection AddAdapterWorkers(this IServiceCollection services, Action<WorkerOptions>? configure = null)
    {
        services.AddOptions<WorkerOptions>();
        if (configure is not null) services.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<WorkerOptions>>().Value.Shelf());
        services.TryAddSingleton<IAdapterWorkers>(provider => ActivatorUtilities.CreateInstance<AdapterWorkers>(provider, provider.GetRequiredService<IOptions<WorkerOptions>>().Value));
        return services;
    }
}
