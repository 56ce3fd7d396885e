using Federation.Cluster.Centres;
using Federation.Cluster.Feed;
using Federation.Cluster.Index;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Assessments.Control;
using Federation.Cluster.Labels.Assessments.Evidence;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Labels.Reviews;
using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Mail;
using Federation.Cluster.Matching;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Doors.Trail;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Members.Visits.Own;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Members.Visits.Travel;
using Federation.Cluster.Operating;
using Federation.Cluster.People.Kept;
using Federation.Cluster.Problems;
using Federation.Cluster.Suggestions;
using Federation.Cluster.Sync;
using Federation.Cluster.Sync.Measuring;
using Federation.Cluster.Sync.Pushing;
using Federation.Gateway.Evidence;
using Federation.Gateway.Exports;
using Federation.Gateway.Exports.Formats;
using Federation.Gateway.Exports.Visits;
using Federation.Gateway.Feed;
using Federation.Gateway.GraphQL;
using Federation.Gateway.GraphQL.Adapters;
using Federation.Gateway.GraphQL.Assessments;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Changes;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Federating;
using Federation.Gateway.GraphQL.Http;
using Federation.Gateway.GraphQL.Http.Crowds;
using Federation.Gateway.GraphQL.Http.Events;
using Federation.Gateway.GraphQL.Http.Rates;
using Federation.Gateway.GraphQL.Http.Sockets;
using Federation.Gateway.GraphQL.Http.Trusted;
using Federation.Gateway.GraphQL.Labels;
using Federation.Gateway.GraphQL.Labels.Appeals;
using Federation.Gateway.GraphQL.Labels.Certificates;
using Federation.Gateway.GraphQL.Labels.Readings;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Mail;
using Federation.Gateway.GraphQL.Matching;
using Federation.Gateway.GraphQL.Members;
using Federation.Gateway.GraphQL.Members.Hosting;
using Federation.Gateway.GraphQL.Networks;
using Federation.Gateway.GraphQL.Operating;
using Federation.Gateway.GraphQL.Pages;
using Federation.Gateway.GraphQL.People;
using Federation.Gateway.GraphQL.Previewing;
using Federation.Gateway.GraphQL.Publishing;
using Federation.Gateway.GraphQL.Push;
using Federation.Gateway.GraphQL.Reviews;
using Federation.Gateway.GraphQL.Runs;
using Federation.Gateway.GraphQL.Statements;
using Federation.Gateway.GraphQL.Streams;
using Federation.Gateway.GraphQL.Suggestions;
using Federation.Gateway.GraphQL.Viewing;
using Federation.Gateway.GraphQL.Webhooks;
using Federation.Gateway.GraphQL.Writing;
using Federation.Gateway.GraphQL.Writing.Fragments;
using Federation.Gateway.Identity;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Federating;
using Federation.Gateway.Identity.Office;
using Federation.Gateway.Identity.Passes;
using Federation.Gateway.Push;
using Federation.Gateway.Web.Certificates;
using Federation.Gateway.Web.Health;
using GraphQL;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Federation.Gateway;

/// <summary>Adds the directory's doors to the web.</summary>
public static class GatewayRegistration
{
    /// <summary>
    /// Registers everything that <see cref="GatewayEndpoints.MapDirectoryGateway"/> serves. Safe to call twice.
    /// </summary>
    /// <remarks>
    /// The host brings, in any order: the cluster (<c>silo.AddDirectory()</c>), its <c>IDirectoryStore</c>, and the <c>AdapterShelf</c>.
    /// </remarks>
    public static IServiceCollection AddDirectoryGateway(this IServiceCollection services, Action<GatewayOptions> configure)
    {
        services.Configure(configure);
        if (services.Any(service => service.ServiceType == typeof(GraphQLEndpoint))) return services;
        services.AddOptions<GatewayOptions>().ValidateDataAnnotations().ValidateOnStart();
        return services.AddReaders().AddFeatures().AddCallers().AddGraphQLOverHttp().AddWeb();
    }

    private static IServiceCollection AddReaders(this IServiceCollection services)
    {
        services.TryAddSingleton<CentreArchive>();
        services.TryAddSingleton<SyncArchive>();
        services.TryAddSingleton<NetworkMeasurer>();
        services.TryAddSingleton<PushFolder>();
        services.TryAddSingleton<PushKeys>();
        services.TryAddSingleton<RunNews>();
        services.TryAddSingleton<ChangeFeed>();
        services.TryAddSingleton<DirectoryIdentity>();
        services.TryAddSingleton<OriginArchive>();
        services.TryAddSingleton<ListingsTeller>();
        services.TryAddSingleton<ListingsFeed>();
        services.TryAddSingleton<LabelArchive>();
        services.TryAddSingleton<WebhookArchive>();
        services.TryAddSingleton<LabelAppeals>();
        services.TryAddSingleton<LabelDesk>();
        services.TryAddSingleton<CertificateReadings>();
        services.TryAddSingleton<ReviewArchive>();
        services.TryAddSingleton<CriteriaArchive>();
        services.TryAddSingleton<CriteriaOffice>();
        services.TryAddSingleton<AssessmentArchive>();
        services.TryAddSingleton<EvidenceArchive>();
        services.TryAddSingleton<EvidenceScan>();
        services.TryAddSingleton<ControlFileReader>();
        services.TryAddSingleton<Outbox>();
        services.TryAddSingleton<ControlThrottle>();
        services.TryAddSingleton<DoorArchive>();
        services.TryAddSingleton<VisitArchive>();
        services.TryAddSingleton<OwnVisits>();
        services.TryAddSingleton<TrailArchive>();
        services.TryAddSingleton<VisitForgetting>();
        services.TryAddSingleton<StatementArchive>();
        services.TryAddSingleton<StatementReader>();
        services.TryAddSingleton(_ => TravelFactor.Standard);
        services.TryAddSingleton<MatchingArchive>();
        services.TryAddSingleton<SuggestionArchive>();
        services.TryAddSingleton<PairExplainer>();
        services.TryAddSingleton<PreAssessor>();
        services.TryAddSingleton<PersonArchive>();
        services.AddOperating();
        services.TryAddSingleton(_ => ProblemCatalogue.Standard);
        services.TryAddSingleton<IDirectoryGrains, ClusterGrains>();
        services.TryAddSingleton<IMemberOffice, NoMembers>();
        services.TryAddSingleton<IDoorIssuers, NoDoorIssuers>();
        services.TryAddSingleton<IOperators, NoOperators>();
        services.TryAddSingleton<IEntityOffice, NoEntities>();
        return services.AddSingleton<DirectoryReaders>().AddSingleton<DirectoryContextFactory>().AddSingleton<OwnWrites>().AddSingleton<ChangeReadings>().AddSingleton<ChangeCursors>();
    }

    private static IServiceCollection AddFeatures(this IServiceCollection services) => services
        .AddSingleton<IQueryFields, NodeQueries>()
        .AddSingleton<IQueryFields, DirectoryQueries>()
        .AddSingleton<IQueryFields, ViewerQuery>()
        .AddSingleton<IQueryFields, CentreQueries>()
        .AddSingleton<IQueryFields, MapQueries>()
        .AddSingleton<IQueryFields, SuggestQueries>()
        .AddSingleton<IQueryFields, VocabularyQueries>()
        .AddSingleton<IQueryFields, NetworkQueries>()
        .AddSingleton<IQueryFields, AdapterQueries>()
        .AddSingleton<IQueryFields, QuarantineQueries>()
        .AddSingleton<IQueryFields, MissedListingQueries>()
        .AddSingleton<IQueryFields, RunQueries>()
        .AddSingleton<IQueryFields, ChangeQueries>()
        .AddSingleton<IQueryFields, MatchQueries>()
        .AddSingleton<IQueryFields, CriteriaQueries>()
        .AddSingleton<IQueryFields, AssessmentQueries>()
        .AddSingleton<IQueryFields, SuspensionAppealQueries>()
        .AddSingleton<IQueryFields, PublishingQueries>()
        .AddSingleton<IQueryFields, ReviewQueries>()
        .AddSingleton<IQueryFields, CertificateQueries>()
        .AddSingleton<IQueryFields, ComparisonQueries>()
        .AddSingleton<IQueryFields, DoorQueries>()
        .AddSingleton<IQueryFields, DoorEntryQueries>()
        .AddSingleton<IQueryFields, DoorKitQuery>()
        .AddSingleton<IQueryFields, MemberTermsQuery>()
        .AddSingleton<IQueryFields, StatementQueries>()
        .AddSingleton<IMutationFields, PreviewMutation>()
        .AddSingleton<IMutationFields, StatementMutations>()
        .AddSingleton<IMutationFields, HostingFields>()
        .AddSingleton<IQueryFields, HostingFields>()
        .AddSingleton<IMutationFields, MatchMutations>()
        .AddSingleton<IMutationFields, SuggestionMutations>()
        .AddSingleton<IMutationFields, AssessmentMutations>()
        .AddSingleton<IMutationFields, ControlMutations>()
        .AddSingleton<IQueryFields, OutboxQueries>()
        .AddSingleton<IQueryFields, OperatingQueries>()
        .AddSingleton<IMutationFields, PublishingMutations>()
        .AddSingleton<IMutationFields, ReviewMutations>()
        .AddSingleton<IQueryFields, PersonQueries>()
        .AddSingleton<IMutationFields, NetworkMutations>()
        .AddSingleton<IMutationFields, RunMutations>()
        .AddSingleton<IMutationFields, LabelMutations>()
        .AddSingleton<IMutationFields, AppealMutations>()
        .AddSingleton<IMutationFields, WebhookMutations>()
        .AddSingleton<IMutationFields, PushMutations>()
        .AddSingleton<IMutationFields, DoorMutations>()
        .AddSingleton<IMutationFields, CredentialMutations>()
        .AddSingleton<IMutationFields, MemberMutations>()
        .AddSingleton<IMutationFields, PersonMutations>()
        .AddSingleton<IMutationFields, EntityMutations>()
        .AddSingleton<ISubscriptionFields, ChangeSubscriptions>()
        .AddSingleton<ISubscriptionFields, RunSubscriptions>();

    private static IServiceCollection AddCallers(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => AccessTable.Standard);
        return services
            .AddSingleton<AccessAudit>()
            .AddSingleton<CallerReader>()
            .AddSingleton(provider => new OperatorTokenFile(
                provider.GetRequiredService<IOptions<GatewayOptions>>().Value.DataDirectory,
                provider.GetRequiredService<ILogger<OperatorTokenFile>>()).Open());
    }

    private static IServiceCollection AddGraphQLOverHttp(this IServiceCollection services)
    {
        services.AddGraphQL(graphQL => graphQL
            .AddSelfActivatingSchema<DirectorySchema>()
            .AddGraphTypes(typeof(DirectorySchema).Assembly)
            .AddExecutionStrategy<WritingStrategy>(OperationType.Query)
            .AddExecutionStrategy<StreamStrategy>(OperationType.Subscription)
            .AddErrorInfoProvider<ErrorMap>()
            .AddSystemTextJson(json =>
            {
                json.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
                json.Converters.Add(new WrittenValueConverter());
            }));
        return services
            .Replace(ServiceDescriptor.Singleton<IDocumentValidator, KnownDocumentValidator>())
            .AddSingleton<ErrorMap>()
            .AddSingleton<RequestReader>()
            .AddSingleton<RequestGate>()
            .AddSingleton<ClientThrottle>()
            .AddSingleton(_ => new RefusedShare(Environment.ProcessorCount))
            .AddSingleton<CrowdGate>()
            .AddHostedService<CrowdWatch>()
            .AddSingleton<DocumentReader>()
            .AddSingleton<DocumentCache>()
            .AddSingleton<DocumentWriters>()
            .AddSingleton<FragmentCache>()
            .AddSingleton<TrustedDocumentLoader>()
            .AddSingleton(provider => provider.GetRequiredService<TrustedDocumentLoader>().Load())
            .AddSingleton<QueryPrice>()
            .AddSingleton<QueryCost>()
            .AddSingleton<QueryRunner>()
            .AddSingleton<AnswerWriter>()
            .AddSingleton<StreamGuard>()
            .AddSingleton<EventStream>()
            .AddSingleton<SocketEndpoint>()
            .AddSingleton<GraphQLEndpoint>()
            .AddSingleton<IPageQuestions, PageQuestions>()
            .AddSingleton<SchemaEndpoint>();
    }

    private static IServiceCollection AddWeb(this IServiceCollection services) => services
        .AddSingleton<Readiness>()
        .AddSingleton<PushThrottle>()
        .AddSingleton<PushDesk>()
        .AddSingleton<PushEndpoint>()
        .AddHostedService(provider => provider.GetRequiredService<Readiness>())
        .AddSingleton<HealthEndpoint>()
        .AddSingleton<LabelEndpoints>()
        .AddResponseCompression(packing =>
        {
            packing.EnableForHttps = true;
            packing.MimeTypes = ResponseCompressionDefaults.MimeTypes.Concat(ExportFormat.All.Select(format => format.ContentType.Split(';')[0]));
        })
        .AddSingleton<FeedThrottle>()
        .AddSingleton<ListingsEndpoint>()
        .AddSingleton<CentreExport>()
        .AddSingleton<ExportThrottle>()
        .AddSingleton<ExportRequestReader>()
        .AddSingleton<ExportEndpoint>()
        .AddSingleton<VisitExportEndpoint>()
        .AddSingleton<EvidenceThrottle>()
        .AddSingleton<EvidenceDesk>()
        .AddSingleton<EvidenceEndpoint>();
}
