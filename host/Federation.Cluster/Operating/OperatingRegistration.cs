using Federation.Cluster.Operating.Acts;
using Federation.Cluster.Operating.Following;
using Federation.Cluster.Operating.Keys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Federation.Cluster.Operating;

/// <summary>Lets a host tell its operators how the directory does.</summary>
public static class OperatingRegistration
{
    /// <summary>Registers what reads how the directory does, and the look at the end of the feed. Needs the store, the index and the adapters' shelf. Safe to call twice.</summary>
    public static IServiceCollection AddOperating(this IServiceCollection services)
    {
        services.TryAddSingleton<IClusterSurvey, ClusterSurvey>();
        services.TryAddSingleton<StoreCensus>();
        services.TryAddSingleton<FeedWatch>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, FeedWatch>(provider => provider.GetRequiredService<FeedWatch>()));
        services.TryAddSingleton(FeedReaders.Of);
        services.TryAddSingleton<KeySurvey>();
        services.TryAddSingleton<ActBook>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISigningKeySource, PublisherKeySource>());
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IActTrail, LabelActs>(),
            ServiceDescriptor.Singleton<IActTrail, AssessmentActs>(),
            ServiceDescriptor.Singleton<IActTrail, CriteriaActs>(),
            ServiceDescriptor.Singleton<IActTrail, PairActs>(),
            ServiceDescriptor.Singleton<IActTrail, RegroupingActs>(),
            ServiceDescriptor.Singleton<IActTrail, RunActs>(),
            ServiceDescriptor.Singleton<IActTrail, EntityActs>(),
            ServiceDescriptor.Singleton<IActTrail, DenialActs>(),
            ServiceDescriptor.Singleton<IActTrail, ErasureActs>(),
            ServiceDescriptor.Singleton<IActTrail, BlockActs>(),
            ServiceDescriptor.Singleton<IActTrail, PackageActs>(),
            ServiceDescriptor.Singleton<IActTrail, KeyActs>(),
        ]);
        return services;
    }
}
