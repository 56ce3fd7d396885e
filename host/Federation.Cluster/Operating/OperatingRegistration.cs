using Federation.Cluster.Mail;
using Federation.Cluster.Operating.Acts;
using Federation.Cluster.Operating.Concerns;
using Federation.Cluster.Operating.Following;
using Federation.Cluster.Operating.Health;
using Federation.Cluster.Operating.Keys;
using Federation.Cluster.Operating.Standing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Federation.Cluster.Operating;

/// <summary>Lets a host tell its operators how the directory does.</summary>
public static class OperatingRegistration
{
    /// <summary>Registers what reads how the directory does, the look at the end of the feed, the one at what is urgent, and the gauges. Needs the store, the index and the adapters' shelf. Safe to call twice.</summary>
    public static IServiceCollection AddOperating(this IServiceCollection services)
    {
        services.TryAddSingleton<IClusterSurvey, ClusterSurvey>();
        services.TryAddSingleton<StoreCensus>();
        services.TryAddSingleton<FeedWatch>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, FeedWatch>(provider => provider.GetRequiredService<FeedWatch>()));
        services.TryAddSingleton(FeedReaders.Of);
        services.TryAddSingleton(HostHealth.Of);
        services.TryAddSingleton<KeySurvey>();
        services.TryAddSingleton<IOperatorAccounts, NoOperatorAccounts>();
        services.TryAddSingleton<ConditionSurvey>();
        services.TryAddSingleton<MailOfConcerns>();
        services.TryAddSingleton<ConcernWatch>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ConcernWatch>(provider => provider.GetRequiredService<ConcernWatch>()));
        services.TryAddSingleton(StandingSurvey.Of);
        services.TryAddSingleton<StandingGauges>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StandingGauges>(provider => provider.GetRequiredService<StandingGauges>()));
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
            ServiceDescriptor.Singleton<IActTrail, NetworkActs>(),
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
