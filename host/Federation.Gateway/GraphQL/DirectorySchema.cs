using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Networks;
using Federation.Gateway.GraphQL.Runs;
using Federation.Gateway.Identity.Access;
using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.GraphQL;

/// <summary>The API's schema. One instance serves all requests.</summary>
internal sealed class DirectorySchema : Schema
{
    private readonly AccessTable _access;
    private readonly AccessAudit _audit;

    public DirectorySchema(IServiceProvider services)
        : base(services)
    {
        _access = services.GetRequiredService<AccessTable>();
        _audit = services.GetRequiredService<AccessAudit>();
        Description = "The federated directory of Connected Collaborative Centres.";
        Query = services.GetRequiredService<QueryType>();
        Mutation = services.GetRequiredService<MutationType>();
        Subscription = services.GetRequiredService<SubscriptionType>();
        // Reached through an interface only.
        this.RegisterTypes(typeof(CentreType), typeof(NetworkType), typeof(SyncRunType));
    }

    /// <summary>The schema in its own language, with every description; types and fields in alphabetical order, so that a diff shows changes only.</summary>
    public string ToSdl() => this.Print(new PrintOptions { IncludeDescriptions = true, IncludeDeprecationReasons = true, StringComparison = StringComparison.Ordinal });

    /// <summary>The last step of the initialisation: what passes it is complete, and guarded.</summary>
    /// <exception cref="InvalidDataException">The access table does not fit; the message names the fields at fault.</exception>
    protected override void Validate()
    {
        base.Validate();
        AccessGuards.Place(this, _access, _audit);
    }
}
