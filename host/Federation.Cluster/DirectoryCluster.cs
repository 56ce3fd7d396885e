using Federation.Cluster.Adapters.Previewing;
using Federation.Cluster.Centres;
using Federation.Cluster.Feed;
using Federation.Cluster.Index;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Assessments.Evidence;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Labels.Reviews;
using Federation.Cluster.Mail;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Scoring;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Doors.Trail;
using Federation.Cluster.Members.Hosting;
using Federation.Cluster.Members.Hosting.Quotas;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Members.Visits.Own;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.People;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.People.Exporting;
using Federation.Cluster.People.Kept;
using Federation.Cluster.People.Suppressing;
using Federation.Cluster.Storage.Grains;
using Federation.Cluster.Suggestions;
using Federation.Cluster.Sync;
using Federation.Cluster.Sync.Measuring;
using Federation.Cluster.Sync.Pushing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Serialization;

namespace Federation.Cluster;

/// <summary>Makes a silo part of the directory.</summary>
public static class DirectoryCluster
{
    /// <summary>
    /// Registers everything of this project except what the caller chooses: the <see cref="Storage.IDirectoryStore"/> and the
    /// <see cref="Adapters.IAdapterWorkers"/>, and the <see cref="SuppressionList"/> of a data folder, without which erasures last as long as the silo. Safe to call twice.
    /// </summary>
    public static ISiloBuilder AddDirectory(this ISiloBuilder silo)
    {
        silo.AddDirectoryStorage();
        // A failure of the store goes to the host that asked together with its cause; what of Orleans, .NET and Azure it is, Orleans takes by itself.
        silo.Services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.Add(nameof(Npgsql)));
        silo.Services.AddGrainState(ClusterJson.Default.CentreRecord);
        silo.Services.AddGrainState(ClusterJson.Default.NetworkRecord);
        silo.Services.AddGrainState(ClusterJson.Default.LabelRecord);
        silo.Services.AddGrainState(ClusterJson.Default.CertificateState);
        silo.Services.AddGrainState(ClusterJson.Default.StatusPlaces);
        silo.Services.AddGrainState(ClusterJson.Default.LogRecord);
        silo.Services.AddGrainState(ClusterJson.Default.AssessmentRecord);
        silo.Services.AddGrainState(ClusterJson.Default.ControlRecord);
        silo.Services.AddGrainState(ClusterJson.Default.WebhookRecord);
        silo.Services.AddGrainState(ClusterJson.Default.WatchRecord);
        silo.Services.AddGrainState(ClusterJson.Default.DoorRecord);
        silo.Services.AddGrainState(ClusterJson.Default.HostingRecord);
        silo.Services.AddGrainState(ClusterJson.Default.QuotaRecord);
        silo.Services.AddGrainState(ClusterJson.Default.ClearingRecord);
        silo.Services.AddGrainState(ClusterJson.Default.MatchingRecord);
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.TryAddSingleton(MatchWeights.Standard);
        silo.Services.TryAddSingleton<MatchScorer>();
        silo.Services.TryAddSingleton<PairExplainer>();
        silo.Services.TryAddSingleton<MatchPlanner>();
        silo.Services.TryAddSingleton<MatchingPass>();
        silo.Services.TryAddSingleton<MatchingArchive>();
        silo.Services.TryAddSingleton<SuggestionArchive>();
        silo.Services.TryAddSingleton(IndexUse.Searching);
        silo.Services.TryAddSingleton<CentreIndex>();
        silo.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, CentreIndex>(services => services.GetRequiredService<CentreIndex>()));
        silo.Services.TryAddSingleton<CentreArchive>();
        silo.Services.TryAddSingleton<SyncArchive>();
        silo.Services.TryAddSingleton<NetworkMeasurer>();
        silo.Services.TryAddSingleton<PushFolder>();
        silo.Services.TryAddSingleton<PushKeys>();
        silo.Services.TryAddSingleton<LabelArchive>();
        silo.Services.TryAddSingleton<AssessmentArchive>();
        silo.Services.TryAddSingleton<EvidenceArchive>();
        silo.Services.TryAddSingleton<EvidenceScan>();
        silo.Services.TryAddSingleton<Outbox>();
        silo.Services.TryAddSingleton<IMailSender, SmtpSender>();
        silo.Services.TryAddSingleton<IAccountAddresses, NoAddresses>();
        silo.Services.TryAddSingleton<IAssessors, NoAssessors>();
        silo.Services.TryAddSingleton<INetworkAccounts, NoNetworkAccounts>();
        silo.Services.TryAddSingleton<LabelParties>();
        silo.Services.TryAddSingleton<MailOfLabels>();
        silo.Services.TryAddSingleton<MailOfApplications>();
        silo.Services.TryAddSingleton<MailOfDecisions>();
        silo.Services.TryAddSingleton<MailOfTimes>();
        silo.Services.TryAddSingleton<MailDelivery>();
        silo.Services.TryAddSingleton<CriteriaArchive>();
        silo.Services.TryAddSingleton<ReviewArchive>();
        silo.Services.TryAddSingleton<CriteriaOffice>();
        silo.Services.TryAddSingleton<DoorArchive>();
        silo.Services.TryAddSingleton<VisitArchive>();
        silo.Services.TryAddSingleton<OwnVisits>();
        silo.Services.TryAddSingleton<TrailArchive>();
        silo.Services.TryAddSingleton<VisitForgetting>();
        silo.Services.TryAddSingleton<HostingArchive>();
        silo.Services.TryAddSingleton<QuotaDesk>();
        silo.Services.TryAddSingleton<QuotaSurroundings>();
        silo.Services.TryAddSingleton<StatementArchive>();
        silo.Services.TryAddSingleton<PreAssessor>();
        silo.Services.TryAddSingleton<ChangeFeed>();
        silo.Services.TryAddSingleton<DirectoryIdentity>();
        silo.Services.TryAddSingleton<OriginArchive>();
        silo.Services.TryAddSingleton<ListingsTeller>();
        silo.Services.TryAddSingleton<ListingsFeed>();
        silo.Services.TryAddSingleton(_ => SuppressionList.InMemory());
        silo.Services.TryAddSingleton<PersonGuard>();
        silo.Services.TryAddSingleton<IMappingPreviews, MappingPreviews>();
        silo.Services.TryAddSingleton<PersonArchive>();
        silo.Services.TryAddSingleton(new ErasureHosts(MayBeSeveral: false));
        silo.Services.TryAddSingleton<ErasureExchange>();
        silo.Services.TryAddSingleton<PersonErasure>();
        silo.Services.TryAddSingleton<PersonExport>();
        silo.Services.TryAddSingleton<IPeopleOffice, PeopleOffice>();
        silo.Services.TryAddSingleton<RunNews>();
        silo.Services.TryAddSingleton<SyncRunner>();
        silo.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ErasureFollower>());
        silo.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PeopleKeeper>());
        silo.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LabelKeeper>());
        silo.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EvidenceKeeper>());
        silo.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, MailKeeper>());
        silo.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ReviewKeeper>());
        silo.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, DoorRowKeeper>());
        silo.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ClearingKeeper>());
        silo.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, VisitKeeper>());
        // After the silo, and so stopped before it: a run that is told to stop still needs its grains.
        silo.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SyncRunner>(services => services.GetRequiredService<SyncRunner>()));
        return silo;
    }
}
