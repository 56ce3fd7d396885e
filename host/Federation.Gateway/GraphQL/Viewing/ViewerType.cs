using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Networks;
using Federation.Gateway.Identity.Access;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Viewing;

/// <summary>Tells of roles alone, and of nobody's account: what the caller may do is no secret to the caller.</summary>
internal sealed class ViewerType : ObjectGraphType<Caller>
{
    public ViewerType(SyncArchive archive)
    {
        Name = "Viewer";
        Description = "What whoever asks may do here, by the roles that the token or the session carries.";
        Field<ListGraphType<NonNullGraphType<NetworkType>>>("networks")
            .Description("The networks that the viewer manages, in order of their keys: all of them for operators, none for most.")
            .ResolveAsync(async context => context.Source.Has(Role.NetworkManager) ? [.. (await archive.NetworksAsync(context.CancellationToken)).Where(network => context.Source.Has(Role.NetworkManager, network.Id))] : Array.Empty<NetworkDefinition>());
        Has("isAssessor", Role.Assessor, "Whether the viewer decides about labels, as operators do too.");
        Has("isMember", Role.Member, "Whether the viewer works in centres of other networks by right of a home network.");
        Has("isOperator", Role.Operator, "Whether the viewer runs the directory.");
    }

    private void Has(string name, Role role, string description) => Field<NonNullGraphType<BooleanGraphType>>(name).Description(description).Resolve(context => context.Source.Has(role));
}
