using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Office;
using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

/// <summary>What a network's manager does to its members' sign-in.</summary>
internal sealed class MemberMutations(IMemberOffice office, SyncArchive archive) : IMutationFields
{
    private const string Subject = "What the network's provider calls the member: the claim sub.";

    public void AddTo(MutationType mutation)
    {
        mutation.Field<OfficePayloadType>("connectProvider")
            .Description("Tries the OpenID Connect provider of a network and takes it, in the place of the former one: discovery, PKCE, keys, and that it knows the client. Nothing is kept of one that is refused. Null for an unknown network.")
            .Argument<NonNullGraphType<ConnectProviderInputType>>("input", "The provider.")
            .ResolveAsync(async context =>
            {
                var input = context.GetArgument<ConnectProviderInput>("input");
                return await KnownAsync(input.Network, context) is { } network ? await office.ConnectProviderAsync(input.ToTerms(network), context.CancellationToken) : null;
            });
        Add("blockMember", "Gives a member of the network no more credentials. Those that are out count until they are over, a day at most.")
            .Argument<NonNullGraphType<StringGraphType>>("subject", Subject)
            .ResolveAsync(context => SetBlockedAsync(context, blocked: true));
        Add("unblockMember", "Gives a member of the network credentials again.")
            .Argument<NonNullGraphType<StringGraphType>>("subject", Subject)
            .ResolveAsync(context => SetBlockedAsync(context, blocked: false));
        Add("inviteAccount", "Makes a link by which somebody gets a role of the network: with a new account of this directory, or with the one that they are signed in with. It is good once, for seven days; send it to nobody else.")
            .Argument<NonNullGraphType<NetworkRoleType>>("role", "What the person may do.")
            .Argument<NonNullGraphType<StringGraphType>>("email", "The person's address.")
            .ResolveAsync(async context => await KnownAsync(context.GetArgument<string>("network"), context) is { } network
                ? await office.InviteAsync(network, context.GetArgument<Role>("role"), context.GetArgument<string>("email"), context.Directory().Caller.Subject ?? throw new InvalidOperationException("Nobody invites."), context.CancellationToken)
                : null);

        FieldBuilder<object?, object?> Add(string name, string description) =>
            mutation.Field<OfficePayloadType>(name).Description($"{description} Null for an unknown network.").Argument<NonNullGraphType<IdGraphType>>("network", "The network's key or global id.")!;
    }

    private async Task<object?> SetBlockedAsync(IResolveFieldContext<object?> context, bool blocked) => await KnownAsync(context.GetArgument<string>("network"), context) is { } network
        ? await office.SetBlockedAsync(network, context.GetArgument<string>("subject"), blocked, context.CancellationToken)
        : null;

    private async Task<NetworkId?> KnownAsync(string text, IResolveFieldContext context)
    {
        var network = GlobalId.ReadNetwork(text);
        return (await archive.NetworksAsync(context.CancellationToken)).Any(known => known.Id == network) ? network : null;
    }
}
